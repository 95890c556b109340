/** Analytics and monitoring services whose functions are told by the name of their module, whatever they are imported as. */
export const ANALYTICS_MODULES =
  /^(?:posthog-(?:node|js|react-native)|@segment\/[\w-]{1,30}|analytics-node|mixpanel(?:-browser)?|@amplitude\/[\w-]{1,30}|amplitude-js|@sentry\/[\w-]{1,30}|@bugsnag\/[\w-]{1,30}|rollbar|newrelic|applicationinsights|@datadog\/browser-\w{1,20}|@rudderstack\/[\w-]{1,30}|@vercel\/analytics(?:\/\w{1,20})?|logrocket|hot-shots|dd-trace)$/u;

const METHODS =
  "(?:add|addAttributes|addAction|addBreadcrumb|addCustomAttribute|addCustomAttributes|addError|addEvent|alias|capture|captureEvent|captureException|captureMessage|configureScope|critical|debug|error|event|group|identify|info|init|log|logEvent|notice|noticeError|notify|page|push|record|recordException|register|screen|send|set|setAttribute|setAttributes|setContext|setExtra|setExtras|setGlobalContextProperty|setCustomAttribute|setTag|setTags|setUser|setUserProperties|setUserProperty|track|trackEvent|trackException|trackTrace|trackPageView|update|view|warn|warning)";
const OBJECT = new RegExp(
  `(?:^|\\.)(?:analytics|posthog|mixpanel|amplitude|segment|rudderanalytics|rudderstack|heap|plausible|umami|fathom|gtag|fullstory|FullStory|FS|LogRocket|hotjar|hj|Sentry|Bugsnag|bugsnag|rollbar|Rollbar|newrelic|datadogRum|datadogLogs|DD_RUM|DD_LOGS|appInsights|honeybadger|Honeybadger|airbrake|raygun|Countly|matomo|_paq|dataLayer|va|telemetry|tracker|statsig|june|span|activeSpan|currentSpan|scope|intercom|Intercom|customerio|braze|logtail|axiom|vercelAnalytics)(?:\\(\\))?(?:\\.(?:people|logger|people|instance|default|metrics|getInstance\\(\\)))?\\.${METHODS}$`,
  "u",
);
const OF_MODULE = new RegExp(
  `^(?:new )?${ANALYTICS_MODULES.source.slice(1, -1)}(?:\\.[\\w.()]{1,120})?\\.${METHODS}$`,
  "u",
);
/** What monitoring services add to a report, whatever they call what they add it to. */
const METHOD = /(?:^|\.)(?:setTags?|addTags|setExtras?|addBreadcrumb|addMetadata|setContexts)$/u;
const FUNCTION =
  /^(?:(?:window|globalThis)\.)?(?:gtag|clarity|ReactGA\.(?:event|send|set|ga)|ga|fbq|plausible|track|trackEvent|logEvent|captureException|captureMessage|captureEvent|addBreadcrumb|Intercom|hj|dataLayer\.push|identify|sendEvent|logAnalyticsEvent)$/u;

/** Whether a call sends what it is handed to an analytics or monitoring service, by its path as `fullPathOf` has it. */
export function isAnalyticsCall(path: string): boolean {
  return [OBJECT, OF_MODULE, METHOD, FUNCTION].some((calls) => calls.test(path));
}
