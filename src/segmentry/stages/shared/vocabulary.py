"""The words by which columns are known, in the languages that customer tables are kept in.

Each entry is a whole name without underscores and accents, `*` stands for any ending; what may stand beside it
(`customer_`, `_2`, `_flag`) is taken off before it is compared.
"""

from dataclasses import dataclass

from segmentry.stages.shared.plain_words import entries, word_set


@dataclass(frozen=True)
class Words:
    """Names that mean the same."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        return name in self.whole or (bool(self.stems) and name.startswith(self.stems))


def _words(text: str) -> Words:
    """Names from text, parted by commas; a blank in one is there for the reader alone."""
    names = [name.replace(" ", "") for name in entries(text)]
    stems = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
    return Words(frozenset(name for name in names if not name.endswith("*")), stems)


#: Whose a name, a number or a telephone is.
OWNERS = word_set(
    """
    customer client cust user account acct member subscriber patient guest passenger traveller traveler respondent
    person participant policyholder cardholder holder owner insured applicant shopper buyer player student donor kunde
    kunden kd mitglied mitglieds mitglieder versicherten versicherter patienten teilnehmer cliente clientes utente
    usuario abonne adherent assure klant huurder klient"""
)
#: What else a customer is numbered by.
HOLDINGS = word_set("card policy contract vertrag vertrags household loyalty polis contrat contrato konto")
#: Those that are told apart from the rest of a name in one word, such as `kundennr`, the longest first.
LONG_OWNERS = sorted((owner for owner in OWNERS | HOLDINGS if len(owner) > 3), key=len, reverse=True)
#: Of these each row should be one; a household, an account or a card may well be several customers'.
PEOPLE = OWNERS - word_set("account acct holder owner")
#: Who is numbered, where the column says no more.
CUSTOMERS = word_set("id msisdn customer client cust kunde cliente klant user subscriber patient respondent household")
#: Words for number, in one spelling.
SAME = dict.fromkeys(word_set("no nr nro num nbr nummer numero numer ref"), "number") | {"cd": "code"}

#: In any name, these tell of persons' names.
NAMES = word_set(
    """
    surname forename firstname lastname fname lname vorname nachname familienname prenom apellido apellidos cognome
    sobrenome voornaam achternaam nazwisko"""
)
PERSONAL = {
    "names": _words(
        """
    name, first name, last name, given name, family name, full name, middle name, surname, forename, maiden name,
    nickname, display name, legal name, company name, contact name, user name, login, name first, name last, initials,
    vorname, nachname, familienname, zuname, ansprechpartner, contact person, cardholder, policyholder, account
    holder, titular, prenom, nom, nom de famille, nom complet, nom prenom, nombre, nombre completo, apellido,
    apellidos, cognome, nome, nome completo, sobrenome, voornaam, achternaam, naam, fornamn, efternamn, imie,
    nazwisko, nominativo, intestatario, denominazione, ragione sociale"""
    ),
    "e-mail addresses": _words(
        """
    mail, email, mail address, email address, mailadresse, emailadresse, email id, email hash, epost, correo, correo
    electronico, courriel, adresse email, adresse mail"""
    ),
    "telephone numbers": _words(
        """
    phone, phone number, telephone, telephone number, mobile number, mobile phone, mobile phone number, cell phone,
    cell number, cell phone number, home phone, work phone, home phone number, work phone number, contact phone,
    contact number, daytime phone, fax, fax number, whatsapp, whatsapp number, handy, handy number, mobil number, ruf
    number, telefon, telefon number, tel, tel number, telefono, telefone, numero de telephone, number de telephone,
    number telephone, portable, movil, celular, gsm, gsm number"""
    ),
    "addresses": _words(
        """
    address, address line, home address, postal address, mailing address, billing address, delivery address, shipping
    address, street address, street, street name, street number, house number, adresse, adressen, anschrift, strasse,
    strasse number, haus number, huis number, number civico, number voie, voie, bus number, plot number, building
    number, door number, apartment number, flat number, straatnaam, straat naam, strassenname, nom rue, nom voie,
    logradouro, ulica, number domu, number casa, number porta, rue, adresse postale, direccion, calle, domicilio,
    indirizzo, endereco, rua, adres, straat"""
    ),
    "bank accounts": _words(
        """
    iban, bic, swift, swift code, bank account, bank account number, konto number, bankverbindung, card number, credit
    card, credit card number, kreditkarte, kreditkarten number, sort code, compte bancaire, cuenta bancaria, number
    konta, number rachunku, number cuenta, number de cuenta, number compte, number de compte, number conto, rekening
    number, tegenrekening"""
    ),
    "identity numbers": _words(
        """
    ssn, social security, social security number, passport, passport number, national id, national insurance number,
    nino, tax id, tax number, fiscal code, nin, nif, nie, dni, pesel, cpf, curp, aadhaar, aadhar, bsn, ahv number,
    steuerid, steuer number, steuernummer, sozialversicherungs number, ausweis number, personalausweis*, securite
    sociale, number securite sociale, codice fiscale, person number, vat, vat number, vat id, taxvat, tax vat, ust
    id, ust id number, ustid, umsatzsteuer id*, sv number, siret, siren, tva, number tva, partita iva, partitaiva,
    piva, cif, nit, rfc, rut, ruc, cuit, cuil, cedula, cnpj, cpf cnpj, number documento, number de documento,
    nrodoc, documento identidad, identity document, kvk, kvk number, piece identite, number piece identite, piece d
    identite, cni, cin, number cin, btw, btw number, nip, regon, krs, ein, org number, organisasjons number, orgnr,
    ss number, number ss, securite sociale number, number birth, birth number, rodne cislo,
    last 4, last4, card last, driver license*, drivers license*, driving licence*, licence plate, license plate,
    number plate, kennzeichen, id card number"""
    ),
    "dates of birth": _words(
        """
    dob, birth date, birth day, birthdate, birthday, date of birth, day of birth, geburtsdatum, geburtstag, date
    naissance, date de naissance, fecha nacimiento, fecha de nacimiento, data nascita, data di nascita, data
    nascimento, data de nascimento, geboortedatum, fodselsdato, data urodzenia"""
    ),
    "network addresses": _words("ip, ip address, ip addr, ip adresse, mac address, imei, cookie, cookie id"),
}

BESIDE_PERSONAL = OWNERS | word_set("number privat private home work main primary mobile movil domicile")

#: Special categories of personal data (GDPR, article 9), sex, and what stands in for origin.
SENSITIVE = {
    "sex": _words(
        """
    sex, gender, female, male, geschlecht, sexe, sesso, genero, sexo, geslacht, kjonn, kon, plec, anrede, salutation,
    civilite"""
    ),
    "origin": _words(
        """
    race, ethnic*, nationality, nationalitat, nationalitaet, cittadinanza, nationalite, nationalities, citizenship,
    country of birth, country of origin, birth country, birth place, birthplace, place of birth, native country,
    native language, origin country, herkunft*, geburtsort, geburtsland, staatsangehorigkeit, nacionalidad,
    nazionalita, mother tongue, muttersprache, skin color, skin colour, migration background, migrationshintergrund,
    tribe, caste, foreign worker"""
    ),
    "religion": _words(
        "relig*, faith, confession, konfession, denomination, church member*, church tax, kirchensteuer"
    ),
    "health": _words(
        """
    diagnos*, disab*, handicap*, icd, icd10, hiv, hiv status, pregnan*, disease, illness, behinder*, schwanger*,
    krankheit*, preexisting*, blood group, blood type, mental health*, genetic*"""
    ),
    "politics": _words(
        """
    political*, politics, party affiliation, voting intention, union member*, trade union*, gewerkschaft*, partei"""
    ),
    "sexual orientation": _words("orientation, sexual orientation, lgbt*"),
    "a postcode can stand for origin": _words(
        """
    zip, zip code, postal, post code, postal code, postcode area, home postcode, pin code, plz, postleitzahl, code
    postal, codigo postal, cod postal, cod postale, cd postal, codpostal, codice postale, cp, cep, npa, post number,
    eircode, kod pocztowy"""
    ),
    "a place on the map can stand for origin": _words(
        """
    lat, latitude, latitud, latitudine, breitengrad, breedtegraad, lengtegraad, longitudine, szerokosc geo*, dlugosc
    geo*, geo breite, geo lange, geo laenge, lon, lng, long, longitude, longitud, langengrad, laengengrad, coordinates,
    geohash, easting, northing, coord x, coord y, x coord, y coord, x coordinate, y coordinate,
    coordonnee*, coordenada*, koordinate*, coordinata*, coordinate, coordinaat*, coordinaten, wspolrzedn*, koordinat*"""
    ),
}
BESIDE_SENSITIVE = word_set(
    "is has of home billing geo code id flag name ort bin grp group cat class recode status digits digit prefix"
)
SEXES = word_set(
    """
    m f w male female man woman men women mann frau herr mr mrs ms miss homme femme h mujer hombre mannlich männlich
    weiblich mme divers diverse other unknown"""
)

LEFTOVERS = _words(
    """
    segment, segments, segmentation, cluster, clusters, clust, kmeans, gmm, dbscan, hdbscan, hclust, kmedoids,
    kprototypes, lca class, latent class, persona, microsegment, kundensegment, segmento, labels, prediction,
    predictions, predicted, pred"""
)
BESIDE_LEFTOVERS = word_set(
    """
    id label labels name no number code margin score prob probability distance dist old prev previous last final new
    rfm value marketing crm assigned assignment predicted result model pca ward kmeans cluster lifecycle v micro macro
    behavior behaviour behavioral behavioural y hat group membership centroid means my the from rank k"""
)

OUTCOMES = _words(
    """
    churn*, lapse, attrition*, target, target b, target d, label, outcome*, default payment*, loan status, customer
    status, policy status, zielvariable, kundigung, kuendigung, abwanderung, resiliation, abandono"""
)
#: An outcome only where there are two values: a deposit may be an amount, and days left are none.
OUTCOMES_YES_NO = _words(
    """
    default, target*, defaulted, deposit, term deposit, response, respond, responded, conversion, converted, claim,
    claimed, accepted, accepted offer, purchase, purchased, bought, buyer, bad, good bad, bad loan, bad debt,
    renewal, renewed, complain, complained, complaint, arrears, late, delinquent, won, upsell, cross sell,
    subscribed, unsubscribed, readmitted, readmission, exited, left, left company, attrited, repurchase,
    repurchased, storno, storniert, responder, fraud, fraudulent, cancelled, canceled, lapsed, taken, prod taken,
    product taken, offer taken, terminated, deceased, died, survived, survive, spam, y, kauf, gekauft, gekundigt,
    gekuendigt, abgewandert, resilie, fuga"""
)
BESIDE_OUTCOMES = word_set(
    """
    is has was did will had ever been made filed flag flg fl flaga kz kennz yn ind indicator status label value target
    binary next month months year in within days category reason score probability risk campaign last again loan
    credit yes jn ja nein"""
)

VALUES = _words(
    """
    revenue, revenues, profit, profits, profitability, sales, turnover value, clv, cltv, ltv, lifetime value, customer
    value, customer worth, customer equity, margin, marge, marge brute, contribution margin, gross margin, profit
    margin, arr, mrr, arpu, gmv, umsatz, jahresumsatz, gewinn, deckungsbeitrag, kundenwert, chiffre affaires, chiffre
    daffaires, ca annuel, fatturato, ricavi, omzet, receita, facturacion, przychod*, obrot, obroty, zysk,
    marza, valore cliente, valore del cliente, valeur client, valeur du client, valeur vie client, valor cliente,
    valor del cliente, valor do cliente, valor vida, valor de vida, valor vida cliente, klantwaarde, wartosc klienta,
    kundverdi, kundvarde"""
)
#: In any place of a name, these tell of what a customer is worth.
LIFETIME_VALUES = word_set("clv cltv ltv pltv clvs kundenwert kundenlebenszeitwert")
BESIDE_VALUES = word_set(
    """
    annual annually yearly monthly quarterly total net gross cumulative cum overall expected predicted est online
    store web own brought generated brutto bruto ty ly py ytd mtd qtd fy period lifetime all q h l product item
    estimated current last year month months per eur usd gbp chf amount sum netto in k value pct percent"""
)

#: What numbers end like when they name something.
KEYS = word_set("id uuid guid key code")
IDS = KEYS | word_set("ids index iban hash token serial number")
#: A column of whole numbers whose name ends so holds codes, when they are few.
CODES = word_set(
    """
    type class category cat kind group status branch channel cluster typ klasse kategorie gruppe kanal filiale
    categorie tipo region country city state province district zone department occupation job profession marital
    industry sector store brand language bundesland beruf branche abteilung agence produit pays magasin"""
)
#: The same at the end of a longer word: Produktgruppe.
CODE_ENDINGS = ("gruppe", "klasse", "kategorie", "kanal", "filiale", "schlussel", "schluessel")
MOST_CODES = 50
#: With one of these before it, it is a count or an average per something.
OF_SOMETHING = word_set(
    """
    per pro par by in at on to with since from n nb number count avg average mean median total sum max min year years
    month months week weeks day days hour hours time share rate pct percent ratio spend distance visits anzahl visited
    different"""
)

#: Named so, beside one of the next, it weighs rows: a weight alone may be in kilograms.
WEIGHT = word_set(
    "waga wagi weight weights weighting wt wgt wght gewicht poids peso factor faktor coef coefficiente coeficiente"
    " fator"
)
BESIDE_WEIGHTS = word_set(
    """
    survey case sample sampling design final person calibrated post stratification population pop ind indiv individual
    hh household longitudinal cross sectional wave ponderation menage individu individuel hogar persona famiglia
    huishouden haushalt gospodarstwo gospodarstwa osoba muestral campionario amostral finale koncowa badania riporto
    redressement redress expansao extrapolation gd raking rim trim trimmed adj adjusted norm normalised normalized
    selection nonresponse grossing cal calib calibration propensity inverse pond elevacion analityczna"""
)
CASE_WEIGHTS = _words(
    """
    pweight, fnlwgt, weighting factor, expansion factor, hochrechnungsfaktor, gewichtungsfaktor, gewichtung,
    ponderation, facteur ponderation, factor expansion, ophoogfactor, ipw, hrf, pond cal, pond final"""
)
DATES = word_set("date datum dates timestamp ts fecha epoch unixtime datetime zeitstempel dt")
#: Words that stand for a moment, wherever they are in a name.
MOMENTS = DATES | word_set(
    """
    since created creation signup registered registration joined joining enrolled enrolment enrollment opened opening
    activated activation started expiry expires expiration renewed birthday birthdate birth dob born modified updated
    cancelled canceled closed acquired installed hired onboarded seit erstellt angelegt anmeldung angemeldet
    registriert registrierung eintritt beitritt eroffnet eroffnung beginn ablauf geburtstag geburtsdatum geboren
    kundigungsdatum depuis cree inscription inscrit adhesion ouverture naissance echeance desde creado
    creacion alta registro inscripcion apertura nacimiento vencimiento dal creato creazione iscrizione registrazione
    nascita scadenza criado criacao cadastro adesao abertura nascimento vencimento sinds aangemaakt inschrijving
    geboortedatum vervaldatum sedan skapad registrerad fodelsedag od utworzono rejestracja urodzenia"""
)
#: With one of these before it, an order or a visit is a moment, and may be an amount.
FIRST_OR_LAST = word_set(
    """
    last first latest recent letzte letzter letztes erste erster derniere dernier premiere ultima ultimo primera primo
    prima laatste eerste senaste forsta ostatnia ostatni"""
)
#: With one of these in its name, a number is a length, an amount or a count.
MEASURES = word_set(
    """
    days months years weeks hours minutes age tenure length duration amount amt value total sum count number price
    spend spent cost balance income salary revenue paid score points visits quantity qty per avg average mean limit
    tage monate jahre wochen dauer betrag wert summe anzahl preis umsatz gehalt kosten jours mois ans semaines duree
    montant valeur somme nombre prix cout solde revenu dias meses anos semanas duracion importe monto valor suma
    numero precio costo saldo ingreso giorni mesi anni settimane durata importo valore somma prezzo reddito dagen
    maanden jaren duur bedrag waarde aantal prijs dagar manader belopp varde antal pris dni miesiecy lat kwota wartosc
    liczba cena"""
)
