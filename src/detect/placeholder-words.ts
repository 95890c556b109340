/**
 * Words that stand-ins for keys are made of, by language; accents are left out, as they are in such stand-ins. They count only
 * where they make up a whole body, so a word too many is harmless and a missing one costs a false alarm.
 */
const WORDS = `
a an isa nota asa the this that is are be not no none null nil undefined true false my your our their his her its me you here there goes go
put insert enter paste replace replaceme change changeme fill set add use used using with without from into for of in on at to by and or
key keys api apikey token tokens secret secrets password passwd pass credential credentials auth authorization bearer access account value
values string text name id uid user users username email login signup signin logout session admin guest customer client clients owner member
example examples sample samples demo demos dummy fake mock mocks mocked stub stubs fixture fixtures placeholder placeholders template templates
test tests testing tester tested dev develop developer development stage staging prod production live sandbox local localhost internal external
public private publishable public real really valid invalid wrong bad good correct incorrect expired revoked deleted disabled enabled active
inactive missing empty blank unknown default random generated temp temporary tmp old new first second third one two three four five six seven
eight nine ten main master primary secondary backup current previous next last legacy original copy foo bar baz qux quux foobar foobarbaz lorem
ipsum dolor sit amet hello world something anything nothing everything whatever somewhere someone please todo fixme tbd xxx redacted hidden masked
removed secure security safe never commit leak leaked only just also should would could must will can do does dont doesnt work works working
stripe pictify company project app application server service web website site page frontend backend browser mobile android ios desktop
database db host url uri path file files folder config configuration configured setting settings environment env variable var vars flow flows
payment payments pay checkout order orders invoice invoices card cards charge refund price product products plan team teams org organization
image images render renderer webhook webhooks event events message messages request requests response header headers body data json
rate limit limited unlimited read write readonly readwrite full partial short long longer very super mega ultra big small tiny simple basic
error errors failure failed fail success ok okay yes length chars characters char digits digit letters number numbers abc abcd def ghi xyz
helper helpers handler function method class module package library utils util common factory builder create update delete remove get list find
integration integrations unit regression snapshot suite case cases spec specs ci cd build deploy release version docs doc documentation readme
tutorial guide quickstart getting started getstarted intro introduction course lesson chapter workshop bootcamp learn learning school student
rotate rotated rotation rotating migration migrate expose exposed expiring expires soon later now today tomorrow alpha beta gamma delta omega
red green blue alice bob carol dave eve john jane doe acme corp inc ltd super duper magic secretkey mykey yourkey keyhere yourkeyhere
dead beef deadbeef cafe babe cafebabe face feed feedface fade facade decaf bad food badc0ffee c0ffee coffee f00d baadf00d
correct horse battery staple hunter hunter2 letmein monkey dragon iloveyou welcome swordfish opensesame supersecret topsecret verysecret
publish subscriber sender receiver seller buyer vendor shop store cart merchant market bank money cash account accounts billing bill
enter obtained dashboard console provider vendor where find found put before after when what which who why how like looks same different
sua seu minha meu chave chaves aqui exemplo exemplos teste testes senha segredo troque mude coloque insira substitua producao desenvolvimento
publica privada falso falsa ficticia valor ambiente codigo
tu su mi clave claves aqui ejemplo ejemplos prueba pruebas contrasena secreto secreta cambia cambiar cambiame pon poner reemplaza reemplazar
ingresa produccion desarrollo publica falsa ficticia valor llave tus sus
votre ta ton ma mon cle cles ici exemple exemples essai motdepasse secret secrete changez changer remplacer remplacez inserez mettre jeton
developpement fausse faux factice valeur notre vos
dein deine deinen ihr ihre ihren mein meine schluessel schlussel hier beispiel beispiele passwort geheim geheimnis geheimer aendern ersetzen
ersetze einfuegen eintragen platzhalter entwicklung produktion falsch wert der die das
tua tuo mia mio chiave chiavi qui esempio esempi prova segreto segreta cambia cambiami inserisci inserire sostituisci produzione sviluppo falsa
finta valore parola
jouw uw mijn sleutel sleutels voorbeeld voorbeelden wachtwoord geheim verander vervang invoeren plaats ontwikkeling productie nep waarde
twoj twoja moj klucz klucze tutaj przyklad przykladowy haslo sekret tajny zmien wstaw wpisz zamien testowy produkcja
senin sizin benim anahtar anahtari anahtarin anahtariniz buraya ornek sifre gizli degistir yaz deneme uretim gelistirme sahte deger
din ditt min mitt nyckel nyckeln noegle nokkel her exempel eksempel losenord hemlig hemmelig byt ersatt skriv
tvuj vas muj klic zde priklad heslo tajne zmenit vlozte
vash tvoy moy klyuch klyuchi kluch zdes primer parol sekret sekretnyy zamenit zameni vstavte testovyy
anata watashi kagi koko rei tesuto himitsu kaete
kunci kamu anda saya contoh disini rahasia ganti masukkan sandi uji coba
ni nin wode nide miyao mimi shili ceshi zheli tihuan
avain sinun oma esimerkki salainen salasana tahan testi
kulcs kulcsod pelda titkos jelszo ide teszt
cheia ta aici exemplu parola secreta schimba
`;

/** Every placeholder word, in lower case, split when it is asked for: most texts hold nothing that is compared with them. */
export function placeholderWords(): readonly string[] {
  return [...new Set(WORDS.split(/\s+/u).filter((word) => word !== ""))];
}
