"""Words of columns in other languages in English, in which everything else is said: Umsatz is revenue on every page.

A name is translated whole or not at all, so that no line mixes two languages; what English has as a word of its own
with another meaning is left out.
"""

from collections.abc import Sequence

from segmentry.stages.shared.plain_words import entries, without_accents, word_set

#: What English has for words of German, French, Spanish, Italian, Portuguese, Dutch and Polish.
_WORDS = """
    revenue: umsatz umsaetze umsatze fatturato faturamento omzet obroty, sales: verkaufe verkaeufe ventes ventas
    vendite vendas verkopen sprzedaz, orders: bestellungen auftrage auftraege commandes pedidos ordini encomendas
    bestellingen zamowienia zamowien, order: bestellung auftrag bestell commande pedido ordine encomenda bestelling
    zamowienie, purchases: einkaufe einkaeufe kaufe kaeufe achats compras acquisti aankopen zakupy, purchase: einkauf
    kauf achat compra acquisto aankoop zakup, basket: warenkorb panier carrito cesta carrello winkelmandje koszyk,
    visits: besuche visites visitas visite bezoeken wizyty, visit: besuch bezoek wizyta visita, items: artikel
    produkte articulos articoli artigos artikelen produkty, products: produits productos prodotti produtos producten,
    return: retoure devolucion reso devolucao, returns: retouren ruecksendungen rucksendungen retours devoluciones
    devolucoes retourneringen zwroty, complaints: reklamationen beschwerden reclamations plaintes reclamaciones quejas
    reclami reclamacoes klachten reklamacje, categories: warengruppen kategorien categorias categorie kategorie,
    goods: waren,

    amount: betrag montant importe importo valor bedrag kwota, price: preis prix precio prezzo preco prijs, cost:
    kosten couts cout costes coste costi custo koszty koszt, discount: rabatt nachlass remise rabais descuento sconto
    desconto korting, margin: marge margen margine margem marza, profit: gewinn benefice beneficio lucro winst zysk,
    loss: verlust perte perdida perdita perda verlies, fee: gebuhr gebuehr beitrag cotisation cuota canone mensalidade
    bijdrage, premium: pramie praemie skladka, payments: zahlungen paiements pagos pagamenti pagamentos betalingen
    platnosci, payment: zahlung paiement pago pagamento betaling platnosc, invoices: rechnungen factures facturas
    fatture faturas facturen faktury, invoice: rechnung rechnungs facture factura fattura fatura factuur faktura,
    debt: schulden dettes dette deuda deudas debiti divida dividas schuld dlug, reminders: mahnungen relances
    recordatorios solleciti avisos aanmaningen,

    spending: ausgaben depenses depense gasto gastos spesa spese despesas despesa uitgaven wydatki, balance:
    kontostand guthaben solde saldo saldos, savings: spareinlagen sparguthaben epargne ahorro ahorros risparmi
    risparmio poupanca spaargeld oszczednosci, loan: kredit darlehen prestamo prestito emprestimo lening kredyt,
    account: konto compte cuenta conto rekening rachunek, accounts: konten comptes cuentas conti contas rekeningen,
    income: einkommen revenus ingresos reddito renda inkomen dochod dochody, salary: gehalt salaire salario sueldo
    stipendio salaris wynagrodzenie, wealth: vermogen vermoegen patrimoine patrimonio majatek, deposits: einlagen
    depots depositos depositi, transactions: transaktionen transacciones transazioni transacoes transacties
    transakcje, withdrawals: abhebungen auszahlungen retraits retiros prelievi levantamentos opnames wyplaty, limit:
    limit limite limiet, sum: summe somme suma,

    contract: vertrag vertrags contrat contrato contratto umowa, contracts: vertrage vertraege contrats contratos
    contratti contracten umowy, term: laufzeit looptijd, duration: dauer duree duracion durata duracao duur, tariff:
    tarif tarifa tariffa taryfa, customer: kunde kunden cliente clientes clienti klant klanten klient, member:
    mitglied mitglieds membre miembro socio membro czlonek, membership: mitgliedschaft abonnement suscripcion
    abbonamento, claims: schaden schaeden schadenfalle schadenfaelle sinistres siniestros sinistri sinistros schades
    szkody, claim: sinistre siniestro sinistro, policies: policen polices polizas polizze apolices polissen polisy,
    insurance: versicherung versicherungs assurance seguro assicurazione verzekering ubezpieczenie, deductible:
    selbstbehalt selbstbeteiligung franquicia franchigia,

    calls: anrufe gesprache gespraeche appels llamadas chiamate chamadas oproepen rozmowy polaczenia, minutes: minuten
    minutos minuti minuty, messages: nachrichten mensajes messaggi mensagens berichten wiadomosci, data: daten
    datenvolumen donnees datos dati dados gegevens dane, consumption: verbrauch consommation consumo consumi verbruik
    zuzycie, electricity: strom electricite electricidad elettricita eletricidade elektriciteit, heating: heizung
    chauffage calefaccion riscaldamento aquecimento verwarming ogrzewanie, living area: wohnflaeche wohnflache,
    device: gerat geraet appareil dispositivo apparaat, points: punkte puntos punti pontos punten punkty, reach:
    reichweite,

    tenure: anciennete antiguedad anzianita antiguidade kundendauer, contact: kontakt contacto contatto kontakte
    contactos, age: alter edad idade leeftijd wiek, gender: geschlecht sexe sexo sesso geslacht plec, children: kinder
    enfants hijos figli filhos kinderen dzieci, household: haushalt foyer menage hogar huishouden, persons: personen
    personnes personas persone pessoas osoby, occupation: beruf ocupacion professione profissao beroep zawod,
    education: bildung estudios istruzione opleiding wyksztalcenie, marital status: familienstand, place of residence:
    wohnort, city: stadt ville ciudad citta cidade stad miasto, country: pais paese kraj, region: bundesland regione
    regiao regio, distance: entfernung distancia distanza afstand odleglosc, satisfaction: zufriedenheit satisfaccion
    soddisfazione satisfacao tevredenheid zadowolenie, rating: bewertung valoracion valutazione avaliacao beoordeling
    ocena, donations: spenden dons donaciones donazioni doacoes giften darowizny, employees: mitarbeiter empleados
    dipendenti empregados medewerkers pracownicy, industry: branche settore setor branza, stays: aufenthalte sejours
    estancias soggiorni estadias verblijven, stay: aufenthalt sejour estancia soggiorno verblijf, night: nacht nuit
    noche notte noite, booking: buchung reserva prenotazione boeking rezerwacja, ticket: ticket, nights: nachte
    naechte ubernachtungen uebernachtungen nuits noches notti noites nachten, treatments: behandlungen traitements
    tratamientos trattamenti tratamentos behandelingen, appointments: rendez-vous citas appuntamenti afspraken,
    attendance: anwesenheit assiduite asistencia presenze aanwezigheid frekwencja, trips: reisen fahrten voyages
    viajes viaggi viagens reizen podroze, bookings: buchungen reservierungen reservas prenotazioni boekingen
    rezerwacje, channel: kanal canal canale kanaal, payment method: zahlungsart zahlungsweise betaalwijze,

    days: tage jours dias giorni dagen dni, months: monate mois meses mesi maanden miesiace miesiecy, years: jahre
    annees anos anni jaren, weeks: wochen semaines semanas settimane weken tygodnie, hours: stunden heures horas uren
    godziny, month: monat mes mese maand miesiac, year: jahr annee ano anno jaar rok, week: woche semaine semana
    settimana tydzien, weekend: wochenende, evening: abend soir tarde avond, share: anteil porcentaje percentuale
    aandeel udzial, rate: -quote taux tasa tasso taxa, number: zahl, quantity: menge quantite cantidad quantita
    quantidade hoeveelheid ilosc, value: wert valeur valore waarde wartosc, size: grosse groesse taille tamano
    dimensione tamanho grootte
"""
#: The same of what says more of a noun, behind which it may stand in those languages, and before which it does here.
_BEFORE_NOUNS = """
    average: durchschnitt durchschnitts durchschnittlich durchschnittlicher durchschnittliche moyen moyenne medio
    promedio gemiddeld gemiddelde srednia sredni, total: gesamt gesamter insgesamt totale totaal laczna laczny total,
    monthly: monats monatlich monatliche monatlicher mensuel mensuelle mensuels mensuelles mensual mensuales mensile
    mensal maandelijks maandelijkse miesieczny miesieczna, yearly: jahres jahrlich jaehrlich jahrliche jaehrliche
    annuel annuelle anual annuale annuo annua anuale jaarlijks roczny roczna, last: letzte letzter letzten derniere
    dernier ultima ultimo laatste ostatni, open: offene offener ouverts abiertos aperti abertos openstaande, late:
    verspatete verspaetete tardifs tardios tardivi, new: neue nouveaux nuevos nuovi novos nieuwe nowe, net: netto,
    gross: brutto
"""
#: Small words, and what stands for them.
_SMALL = """
    of: von de des du del della di da do dos das van der, in: im en dans au nel w, per: pro par por je, since: seit
    depuis desde sinds od, with: mit avec con com met, without: ohne sans senza sem zonder bez, and: und et
"""


def _by_word(text: str) -> dict[str, str]:
    parts = (entry.partition(": ") for entry in entries(text))
    return {word: english for english, _, words in parts for word in words.split()}


_NOUNS, _ADJECTIVES, _SMALL_WORDS = map(_by_word, (_WORDS, _BEFORE_NOUNS, _SMALL))
_ENGLISH = {**_NOUNS, **_ADJECTIVES}
#: Of what counts several the word for one, which stands before another: a return rate.
_OF_ONE = {english: word for word, english in reversed(_NOUNS.items())}
_SINGULAR = {word: _OF_ONE[english[:-1]] for word, english in _NOUNS.items() if english[:-1] in _OF_ONE}
#: What English has as well; what counts stands as it is, since names of counts are read by it.
_STAYS = word_set(
    """nombre numero nbre nb nbr num anz anzahl aantal liczba app online web newsletter sms email nps id gas internet
    mobile order operations"""
)
#: Beside a noun these stand before it, too.
_FIRST = {*_ADJECTIVES, *word_set("app online web mobile internet")}
#: What these are of stands behind them.
_OF = word_set("amount price cost number quantity value rate share size duration")
#: Letters of a word that ends another without a mark between, and of one that begins it, at least.
_END, _BEGIN = 4, 3


def in_english(words: Sequence[str]) -> list[str]:
    """The words of a name in English, if all of them are known and one at least is none of English; else as they are.

    >>> in_english(["umsatz"]), in_english(["saldo", "medio"]), in_english(["numero", "de", "pedidos"])
    (['revenue'], ['average', 'balance'], ['numero', 'of', 'orders'])
    >>> in_english(["Jahresumsatz"]), in_english(["Retourenquote"]), in_english(["umsatz", "xyz"])
    (['yearly', 'revenue'], ['return', 'rate'], ['umsatz', 'xyz'])
    >>> in_english(["dias", "desde", "ultima", "compra"]), in_english(["importe", "medio", "compra"])
    (['days', 'since', 'last', 'purchase'], ['average', 'amount', 'of', 'purchase'])
    >>> in_english(["monthly", "fee"]), in_english(["gift", "amount"])
    (['monthly', 'fee'], ['gift', 'amount'])
    """
    pieces = [piece for word in words for piece in _pieces(word)]
    said = [_ENGLISH.get(x) or _SMALL_WORDS.get(x) or (x if x in _STAYS or x.isdigit() else "") for x in pieces]
    if not all(said) or _ENGLISH.keys().isdisjoint(pieces):
        return list(words)
    placed, last = list[str](), ""
    for piece, word in zip(pieces, said, strict=True):
        if piece in _FIRST and last in _NOUNS:
            placed.insert(-1, word)
            continue
        behind = piece in _NOUNS and last in _NOUNS and placed[-1] in _OF and len(words) > 1
        placed += ["of", word] if behind else [word]
        last = piece
    return " ".join(placed).split()


def _pieces(word: str) -> list[str]:
    """A word, or two that stand without a mark between them: Jahresumsatz."""
    plain = without_accents(word.replace("ß", "ss")).casefold()
    if plain in _ENGLISH or plain in _SMALL_WORDS or plain in _STAYS:
        return [plain]
    for at in range(_BEGIN, len(plain) - _END + 1):
        end = next((x for x in (plain[at:], f"-{plain[at:]}") if x in _NOUNS), None)
        begin = next((x for x in (plain[:at], plain[: at - 1]) if x in _ENGLISH or x in _STAYS), None)
        if end is not None and begin is not None:
            return [_SINGULAR.get(begin, begin), end]
    return [plain]
