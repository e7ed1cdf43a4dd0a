"""Words that names of columns are made of, in the languages of the word lists, besides those that rules ask for."""

from segmentry.stages.shared.plain_words import word_set

WORDS = word_set(
    """
    abbreviation absolute access accrued action actual adjusted alert analysis anniversary answer applied approval
    arrival assessment assigned attempt available band base basic before begin beginning benefit best block booked
    bottom bounce breakdown building button calculated capital cell central centre chargeback checked checking choice
    classification clear click close collection column combined comment common complaint complete completed component
    computer confirmed connection consent continuous contribution converting coupon course cross crossing currency
    custom customers cycle daily damage decision default delivered delivery demand description desired destination
    detail details direction display distinct division door double driver driving drop early edited effect enabled
    ended ending enquiries equipment error estimated estimate event exchange expected expired extended external extra
    factor failed failure feature fiscal final financial finish fixed float flow foreign former forward friend full
    function future gain gained generated global goods guarantee half hand handling heating help high higher highest
    hospital import important inbound incoming indicator individual info initial inquiry inside instalment interaction
    interval intro introduction issue issued joint journey label large later least lifecycle lifetime link login
    logins logo long loss lost lower mailing main male manual master match material measure medical meeting memo
    message middle minute monitor most motor multi names national near nominal normal note notes notice object office
    offset operation ordered other outbound outgoing over overall owners pages paper party payer payout pending period
    permanent pickup planned platform point portal position possible post posting prescribed present primary process
    processed profile program programme promo public purchased quarter query question queue quote read reading rebate
    recent recorded recovery recurring regular related relation release remaining reminder remote rent rental repaid
    repeat replaced report representative request requested required resolution resource responsible result retail
    round route sale salesman search season second secondary section seen selected send sender series session setup
    shared sheet shift shipping short side sign signed single sold standard start statement step stop storage strength
    subject success suggested summary supply system table tablet team technical territory third today tower town track
    train transactions transfer transferred trial unique unpaid update upgrade upper users utilization verified
    visitor wait waiting warehouse wave wholesale width window within without write yearly young desc descr addr trans
    abschlag abschluss abweichung aktion aktiv ander anfang angebot angebote anlage anlass anruf anschrift arbeit
    ausgabe ausland auswahl basis bauart bearbeiter bedarf beitrag bemerkung benutzer beratung bereich bestand
    bestellung besuch besuche betreuer betrieb bewertung bezahlt bezeichnung bezirk brutto buchung debitor einheit
    einkauf ende erfassung ergebnis erlos erst ersatz fahrzeug fallig farbe firma firmen frist gebiet gebuhr geburt
    geburts gemeinde gesamt gesellschaft guthaben haus hersteller herkunft hohe inhaber jahr jahres karte kauf kaufe
    kennung kennzeichen kilometer kombi kredit kreis kurz kurzel lage lager lande lebens letzt letzter lieferant
    liefer lieferung liste mahnung mahnungen mahn mandant markt miete mittel monat monats motiv muster nachlass netto
    nummer offen ortsteil ordnung platz postfach produkt prozent punkt rabatt rabattsatz rest rolle rueck satz schaden
    schlussel schluessel schuld sitz sparte sperre staat stamm stand steuer strasse strom stufe stuck teil verbrauch
    verkauf verlauf verlust versand versicherung vertreter vertriebs vertrieb verwendung verzug volumen vorgang
    wahrung ware waren werbe werbung wohnung zahl zahlung zahlungs zahler zeit zeitraum zins zinssatz zugang zulassung
    zusatz zuschlag zustand zweck abonnement apport avoir banque bien chiffre debut depart derniere devis encours
    enfant enfants epargne etat etude fiche fois forfait frais gamme garantie genre heure jour libelle lieu livraison
    loyer mensuel mensualite motif paiement parrainage periode postal poste premier prenom quartier rang recette
    relance remise reste retard retrait risque salaire souscription statut taux telephone vente ventes versement
    virement visite actividad ahorro apellido ayuda baja banco barrio cambio cargo cartera categoria clase codigo
    comercio compras correo cuota cuotas dato direccion descuento efectivo envio escolaridad etapa gastos hora
    impuesto indice inicio localidad lugar motivo movil municipio ocupacion origen pagos periodo plazo porcentaje
    prestamo producto puntaje razon salario seguro servicio situacion sucursal tasa telefono tiempo titular ultima
    ultimo venta ventas acquisto agenzia cellulare codice comune descrizione entrata esito fine giorno inizio
    indirizzo livello luogo mensile mese metodo mezzo pagamento percentuale piano professione punteggio residenza
    ritardo rischio sede settore societa stato targa totale uscita vendita acesso agencia aluno carteira desconto
    despesa divida endereco escolaridade filhos imovel inadimplencia juros lucro ocupacao parcelas plano poupanca
    prazo preco produto profissao receita resultado segmento situacao taxa telefone tempo venda vendas aandeel aankoop
    aanmaning adres afdeling afname afstand bedrijf beroep betaling bezoek boek debiteur deel eerste einde filiaal
    gebied geboorte gebruik gemeente groep grootte huishouden incasso inkomen inkoop inwoner jaar kenmerk klacht
    korting krediet laatste lening leverancier levering limiet looptijd maand machtiging omschrijving omzet opbrengst
    plaats postcode reden regio regel rekening relatie straat tarief totaal uitgave verbruik verkoop verval
    verzekering voornaam voorraad wijk woning woon branza czas decyzja dlug dochod dzien faktury imie kategoria
    klienci koszt lokal miesiac nazwisko numer oddzial odsetki okres oplata opis ostatnia ostatnie platnosc
    pochodzenie poczta pozyczka procent przychod rabat sprzedaz stan telefon ulica wplata wplaty zakup zakupy
    zaleglosci zawod zadluzenie zgoda avtal fodelse kund kunder namn summa owning outs"""
)
