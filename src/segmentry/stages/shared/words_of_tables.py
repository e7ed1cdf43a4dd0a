"""Words that names of columns are made of, in the languages of the word lists, besides those that rules ask for."""

from segmentry.stages.shared.plain_words import word_set

WORDS = word_set(
    """
    abbreviation absolute access accident accrued action active actual adjusted agreement alert allowed analysis
    analytics anniversary answer applied approval area arrival article assessment assigned attempt available balance
    band base basic batch before begin beginning behaviour behavior benefit best birth block body book booked bottom
    bought bounce branch breakdown budget building bulk business button calculated capacity capital category cell
    central centre change chargeback check checked checking child choice city claim class classification clean clear
    click client close closed clothing code collection column combined comment commission common company complaint
    complete completed component computer confirmed connection consent consumer contact continuous contract
    contribution conversion converting cost count country county coupon course cover created creation credit cross
    crossing currency current custom customer customers cycle daily damage data date days deal debit debt decision
    default delivered delivery demand deposit description desired destination detail details digital direct direction
    discount display distance distinct district division document domain door double driver driving drop dropped early
    economic edited education effect effective electric electronic email employee employees employer employment
    enabled ended ending energy engine enrolled enquiries entry equipment error estimated estimate event events
    exchange expected expense expired expiry exposure extended external extra factor failed failure family favorite
    favourite feature fiscal final finance financial finish first fixed flag float floor flow follow foreign form
    former forward founded frequency friend fuel full function fund future gain gained general generated gift given
    global goods grade gross group growth guarantee guest half hand handling hash health heating height help high
    higher highest history hold home hospital hour hours house household import important inbound income incoming
    index indicator individual industry info initial inquiry inside install installed installment instalment insurance
    insured interaction interest internal international internet interval intro introduction invoice issue issued item
    items joined joint journey kind label land language large last late later latest lead leads least left legal
    length level lifecycle lifetime limit line lines link list living loan local location login logins logo long loss
    lost lower loyalty mail mailing main make male manager manual market marketing master match material maturity
    maximum mean measure media medical medium meeting member membership memo merchant message method middle mileage
    minimum minute minutes missed mobile mode model modified money monitor month monthly months mortgage most motor
    multi multiple name names national near network night nominal normal note notes notice number object occupation
    offer offered office offset online open opened opening operating operation operator option order ordered orders
    organisation organization origin original other outbound outgoing outstanding over overall overdue owned owner
    owners package page pages paid paper parent part partner party past patient payer payment payments payout peak
    pending pension period permanent person phone pickup place plan planned platform point points policy pool portal
    position possible post posting power preferred premium prescribed present previous price primary principal prior
    priority private process processed product products profile program programme project promo promotion property
    provider province public purchase purchased purchases purpose quality quantity quarter query question queue quota
    quote range rank rate rated rating ratio reached read reading real reason rebate received receipt recency recent
    record recorded recovery recurring redeemed reference referral region register registered registration regular
    related relation relationship release remaining reminder remote rent rental repaid repeat replaced report
    representative request requested required residence resolution resource response responsible result retail
    retention return returned returns revenue review reward risk role room rooms round route salary sale sales
    salesman score search season second seconds secondary section sector security seen segment selected seller send
    sender sent sequence series service services session sessions setup share shared sheet shift ship shipment shipped
    shipping shop short side sign signed signup single site size sold source space special speed spend spent stage
    staff standard start started state statement station status step stock stop storage store street strength style
    subject subscriber subscription subscriptions success suggested summary supplier supply support survey system
    table tablet target tariff tax team technical term terms territory test text third ticket tickets tier time times
    title today token total touch tower town track trade traffic train transaction transactions transfer transferred
    transport travel treatment trial trip turnover type unique unit units unpaid update updated upgrade upper usage
    used user users utilization value vehicle vendor verified version video view views visit visits visitor voice
    volume voucher wait waiting warehouse warranty watch wave week weekly weeks weight wholesale width window with
    within without work working worth write year yearly years young zone desc descr addr acct cust prod prov dept empl
    trans type mean median abschlag abschluss abteilung abweichung adresse aktion aktiv alter ander anfang angebot
    angebote anlage anlass anmeldung anrede anruf anschrift anteil anzahl arbeit artikel auftrag ausgabe ausland
    auswahl bank basis bauart bearbeiter bedarf beginn beitrag bemerkung benutzer beratung bereich beruf bestand
    bestell bestellung besuch besuche betrag betreuer betrieb bewertung bezahlt bezeichnung bezirk branche brutto
    buchung code datum dauer debitor einheit einkauf eintritt ende erfassung ergebnis erlos erst ersatz fahrzeug fall
    fallig farbe filiale firma firmen form frist gebiet gebuhr geburt geburts geburtstag gehalt gemeinde gesamt
    gesellschaft gesperrt gewicht gruppe guthaben haus hersteller herkunft hohe inhaber jahr jahre jahres kanal karte
    kategorie kauf kaufe kennung kennzeichen kilometer klasse kombi kosten kontakt konto kredit kreis kunde kunden
    kurz kurzel land lage lager lande laufzeit lebens leistung letzt letzter lieferant liefer lieferung limit liste
    mahnung mahnungen mahn mandant marke markt menge miete mitglied mittel monat monate monats motiv muster nachname
    name nachlass netto nummer offen option ort ortsteil ordnung partner person plan platz position post postfach
    pramie preis produkt prozent punkt punkte quelle rabatt rabattsatz rate rechnung region rest rolle rueck saldo
    satz schaden schlussel schluessel schuld sitz sparte sperre sprache staat stadt stamm stand start status steuer
    strasse strom stufe stuck summe tage tarif teil termin titel typ umsatz verbrauch verkauf verlauf verlust versand
    versicherung vertrag vertreter vertriebs vertrieb verwendung verzug volumen vorgang vorname wahrung ware waren weg
    werbe werbung wert wohnort wohnung zahl zahlung zahlungs zahler zeit zeitraum ziel zins zinssatz zone zugang
    zulassung zusatz zuschlag zustand zweck abonnement achat achats activite adresse agence annee anciennete apport
    article assure avoir banque bien budget canal carte categorie chiffre client code commande commune compte conjoint
    contrat cout credit date debut depart departement depense dernier derniere devis duree echeance emploi encours
    enfant enfants epargne etat etude facture famille fiche fidelite filiale fin fois forfait formule foyer frais
    gamme garantie genre habitat heure jour jours langue libelle lieu ligne livraison logement loyer magasin marque
    mensuel mensualite metier mode mois montant motif moyen moyenne naissance nature niveau nombre numero origine
    paiement panier parrainage pays periode personne piece points postal poste premier prenom prime prix produit
    profession promo pret quantite quartier rang recette reference region relance remise reste retard retrait revenu
    risque salaire secteur service sexe sinistre situation solde souscription statut surface tarif taux telephone
    titre total tranche type valeur vente ventes versement ville virement visite voie actividad alta ahorro antiguedad
    apellido area ayuda baja banco barrio bien cambio canal cantidad cargo cartera casa categoria ciudad clase cliente
    codigo comercio compra compras comuna condicion contacto contrato correo costo credito cuenta cuota cuotas dato
    deuda dias direccion dato descuento edad efectivo empleo empresa envio escolaridad estado estrato etapa factura
    fecha final fuente gasto gastos genero grupo hijos hora hogar importe impuesto indice ingreso ingresos inicio
    interes limite linea localidad lugar marca medio meses monto motivo movil municipio nacimiento nivel nombre nomina
    numero ocupacion origen pago pagos pais pedido periodo persona plazo poliza porcentaje precio prestamo prima
    producto promedio provincia puntaje puntos razon region saldo salario sector seguro servicio sexo situacion
    sucursal sueldo tarifa tarjeta tasa telefono tiempo tienda tipo titular total trabajo ultima ultimo unidad valor
    vehiculo venta ventas vencimiento vivienda zona acquisto agenzia anno area azienda canale carta categoria
    cellulare cliente codice comune conto contratto costo credito data debito descrizione durata entrata esito fascia
    fattura fatturato figli fine giorni giorno importo inizio indirizzo lavoro limite livello luogo marca mensile mese
    mesi metodo mezzo mutuo nascita nome numero ordine ordini paese pagamento percentuale periodo persona piano
    polizza prezzo premio prestito prodotto professione provincia punteggio punti quantita reddito regione residenza
    rata rate ritardo rischio saldo scadenza sconto sede sesso settore societa spesa stato stipendio targa tasso tipo
    tipologia totale ultimo uscita valore veicolo vendita visite zona acesso agencia aluno area bairro banco cadastro
    canal cartao carteira cargo casa categoria cidade cliente codigo compra compras conta contato contrato credito
    custo data desconto despesa dias divida emprego empresa endereco entrada escolaridade estado etapa faixa fatura
    filhos forma fonte gasto genero grupo idade imovel inadimplencia inicio juros limite lucro media meses nascimento
    nivel nome nota numero ocupacao origem pagamento pais parcela parcelas pedido periodo pessoa plano pontos poupanca
    prazo preco produto profissao quantidade receita renda resultado saldo salario segmento seguro servico sexo
    situacao taxa telefone tempo tipo ultima ultimo valor veiculo vencimento venda vendas aandeel aankoop aanmaning
    aantal aanvraag adres afdeling afname afstand bank bedrag bedrijf beroep bestelling betaal betaling betalings
    bezoek boek brand bron datum debiteur deel duur eerste einde factuur filiaal gebied geboorte gebruik gemeente
    geslacht groep grootte huis huishouden incasso inkomen inkoop inwoner jaar kanaal kaart kenmerk klacht klant
    klasse korting kosten krediet laatste land leeftijd lening leverancier levering limiet looptijd maand machtiging
    markt merk naam nummer omschrijving omzet opbrengst order plaats polis post postcode prijs product provincie
    punten reden regio regel rekening relatie rente salaris saldo schuld soort stand start status straat taal tarief
    termijn termijnen totaal type uitgave uren verbruik verkoop verval verzekering voertuig voornaam voorraad waarde
    week wijk winkel woning woon zaak adres bank branza cena czas data decyzja dlug dochod dzien faktura faktury forma
    grupa imie ilosc kanal karta kategoria klasa klient klienta klienci kod konto koszt kraj kredyt kredytu kwota
    liczba limit lokal marka miasto miesiac nazwa nazwisko numer oddzial odsetki okres oplata opis ostatnia ostatnie
    plec platnosc pochodzenie poczta pozyczka pozyczki praca produkt procent przychod punkty rabat rata raty region
    rodzaj rok saldo sklep sprzedaz stan stawka suma telefon termin typ ulica umowa umowy wartosc wiek wojewodztwo
    wplata wplaty wyksztalcenie wysokosc zakup zakupy zamowienie zaleglosci zawod zrodlo zadluzenie zgoda antal avtal
    belop datum fodelse kommun kund kunde kunder lan namn nummer pris region saldo summa typ overtime marital mortgage
    owning freight outs hours shares"""
)
