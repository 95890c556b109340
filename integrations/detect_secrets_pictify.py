"""Pictify API keys for detect-secrets (1.5): detect-secrets scan -p integrations/detect_secrets_pictify.py

In a baseline the plugin is named by its path: keep this file in the repository.
"""

import re

from detect_secrets.plugins.base import RegexBasedDetector


class PictifyDetector(RegexBasedDetector):
    """Finds Pictify API keys, webhook secrets and hook URLs. detect-secrets looks at one line at a time."""

    secret_type = "Pictify API Key"

    denylist = [
        # A Pictify API key: Pictify is named before it.
        re.compile(r"""(?:[Pp]ictify|PICTIFY)[^\n]{0,160}?(pk_(?:live|test)_(?:[0-46-9A-Za-z_-][0-9A-Za-z_-]|5[02-9A-Za-z_-])[0-9A-Za-z_-]{14,126})"""),
        # A Pictify API key: Pictify is named behind it, on its line.
        re.compile(r"""(pk_(?:live|test)_(?:[0-46-9A-Za-z_-][0-9A-Za-z_-]|5[02-9A-Za-z_-])[0-9A-Za-z_-]{14,126})[^\n]{0,160}?(?:[Pp]ictify|PICTIFY)"""),
        # Something with the form of a Pictify API key, and of no known publishable key.
        re.compile(r"""(?:^|[^0-9A-Za-z_-])(pk_(?:live|test)_(?:[0-9A-Za-z]{32}|[0-9A-Za-z]{36}|[0-9A-Za-z]{48}|[0-9a-f]{64}))(?:[^0-9A-Za-z_-]|$)"""),
        # A Pictify API key without prefix, known by its name.
        re.compile(r"""(?:[Pp]ictify|PICTIFY)[\w.-]{0,40}["'\x60]?\s{0,4}(?:=>|:=|=|:)\s{0,4}["'\x60]?([0-9a-f]{64})(?:[^0-9A-Za-z]|$)"""),
        # The signing secret of a Pictify webhook.
        re.compile(r"""(?:PICTIFY_WEBHOOK_(?:SIGNING_)?SECRET|pictify_?[Ww]ebhook_?(?:[Ss]igning_?)?[Ss]ecret)["'\x60]?\s{0,4}(?:=>|:=|=|:)\s{0,4}["'\x60]?((?:whsec_)?[0-9A-Za-z+/_=-]{16,200})"""),
        # The hook URL of a Pictify workflow.
        re.compile(r"""(https://api\.pictify\.io/workflow/hooks/[0-9A-Za-z_-]{4,100}/[0-9A-Za-z_-]{8,200})"""),
    ]

    placeholder = re.compile(r"""(?i)^pk_(?:live|test)_(?:your|my|the|xxx|example|sample|placeholder|replace|insert|changeme|dummy|fake)""")

    def analyze_string(self, string):
        for secret in super().analyze_string(string):
            if not self.placeholder.search(secret):
                yield secret
