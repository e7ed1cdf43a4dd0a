"""The words of which columns of logs are named, in the languages that shops keep their books in, by what they say.

Of a word that stands in several lists the first one counts.
"""

WORDS = {
    "customer": """
        kunnr kunag kunwe soldto vevo vevoi ugyfel pembeli pelanggan πελατης πελατη cari customer customers client
        clients cust
        custmr custr buyer shopper purchaser consumer kunde kunden kd besteller auftraggeber debitor acheteur
        cliente clientes clte comprador acquirente klant klanten afnemer koper debiteur klient klienta klienci
        nabywca nabywcy kupujacy kupujacego kund kunder kundens kjoper
        asiakas 顧客 客户 客戶 购买者 購入者 注文者 買家
        买家 お客様 得意先 musteri zakaznik zakaznika 고객 клиент клиента cstmr tiers kontrahent kontrahenta abnehmer
        mandant zakaznici pelanggannya контрагент контрагента
        kaufer kaufers kupujici kupujuci vasarlo megrendelo 구매자 주문자
        ลูกค้า ผู้ซื้อ לקוח לקוחות عميل العميل الزبون المشتري
        покупатель покупателя заказчик заказчика покупець клієнт kupac kupca kupec odberatel odberatela odberatele
        auftrgeber auftraggebers opdrachtgever zleceniodawca bestallare objednatel tilaaja rekvirent solicitante
        committente ordregiver""",
    "person": """
        user users member members subscriber patient household hh hshd family donor donator supporter student
        insured policyholder beneficiary enrollee passenger guest rider traveler traveller player viewer reader
        cardholder contributor sponsor visitor relatie benef msisdn haushalt mitglied mitglieds patienten versicherten
        nutzer benutzer spender gast foyer menage utilisateur abonne adherent assure donateur usuario socio abonado
        paciente asegurado hogar donante utente paziente famiglie assinante associado doador segurado huishouden
        gebruiker lid uzytkownik czlonek pacjent husstand bruker medlem hushall anvandare kayttaja jasen 会員 会员
        會員 用户 用戶 患者 卡主 ユーサー subscr subs learner holder pax tenant givare givar giver membership membro
        adherents sozio nasabah""",
    "payer": """
        billto payer regulierer rechnungsempfanger facturado zahler kunrg pagador rechnempf rechnungsempf payeur
        pagatore betaler betalare platnik platce maksaja odeyen fizeto""",
    "card": """
        card cards cc creditcard loyalty pan karte carte fidelite tarjeta tessera fidelizacion cartao kaart karta
        kort kortti カート 卡 bonuskarte""",
    "account": """
        cnpj cpf nif cif ruc dni rut curp ico nip siret инн vkn tckn
        帐号 账戶 帳號 mandat mandate mandatsreferenz mandato
        account acct acc konto konten compte cuenta conto conta rekening tegenrekening gegenkonto iban counterparty
        tegenpartij rachunek rachunku tili 口座 账户 账号 帐户
        subscription abo abonnement contract vertrag contrat contrato contratto umowa""",
    "email": "email mail correo courriel epost メール 邮箱 邮件",
    "phone": """
        phone telephone mobile telefon telefono telefone tel handy
        cell movil celular 電話 手机 电话 연락처 전화번호 휴대폰
        โทรศัพท์ טלפון الهاتف هاتف الجوال جوال телефон""",
    "order": """
        order orders ordered ord invoice inv receipt basket bill rechnung rechnungs rech auftrag auftrags bestellung
        bestell bestellungs beleg belegfeld bon kassenbon kassen vorgang lieferschein commande cmd facture recu panier
        pedido factura fra boleta recibo comanda ordine ordini fattura scontrino ricevuta encomenda fatura nota
        bestelling bestel factuur kassabon zamowienie zamowienia zam faktura faktury paragon paragonu ordre ordren orden
        bestilling kvittering kvitto tilaus lasku kuitti 注文 受注 订单 訂單
        下单 下單 伝票 单据 小票 发票 請求書 レシート
        παραστατικο τιμολογιο παραγγελια szamla szamlaszam rendeles pesanan siparis objednavka objednavky comprobante
        주문 заказ заказа счет замовлення рахунок накладная ใบสั่งซื้อ คำสั่งซื้อ ใบเสร็จ
        הזמנה חשבונית طلب الطلب فاتورة الفاتورة""",
    "transaction": """
        recarga recargas rechargement ricarica ricariche aufladung doladowanie doladowania tankning operacao
        operacoes mov movimientos movements transaction transactions trans txn tran trx payment payments pay pmt
        buchung buchungs zahlung zahlungs operation paiement operacion transaccion pago movimiento transazione
        pagamento operazione movimento transacao transactie betaling transakcja transakcji platnosc platnosci
        transaksjon transaktion tapahtuma maksu 取引 交易 支付 实付 实际支付 支払 支払い 決済 topup recharge donation
        付款 入金 donations contribution contributions 결제일시
        spende spenden don donacion donazione doacao gift gifts betal betalnings betalings 결제 платеж оплата
        pembayaran""",
    "sale": """
        sale sales purchase purchases purchased bought sold verkauf verkaufs kauf einkauf einkaufs vente ventes
        achat achats venta ventas compra compras vendita vendite acquisto venda vendas verkoop aankoop sprzedaz
        sprzedazy zakup zakupu salg salgs kjop kop kob forsaljning myynti osto 売上 販売 购买 購入 销售 銷售
        verkauft vendu vendido venduto verkocht sprzedane prodano 판매 ขาย""",
    "product": """
        produs ειδος προϊον matnr arktx maktx termek cikk cikkszam produk barang track song album film movie book
        product prod item
        article stock goods material part produkt artikel ware waren produit produits designation producto articulo
        prodotto articolo produto artigo towar towaru produktu vare varen vara tuote tuotteen 商品 宝贝 产品 產品
        品名 品目 製品 货品 物料 merchandise dish meal service procedure leistung course menu drug medicine ndc urun
        zbozi 상품 товар товара stok
        สินค้า מוצר פריט منتج المنتج
        номенклатура номенклатуры номенклатуре артикул стока товару виріб изделие malzeme mamul roba artikal artikl
        asortyment asortymentu tovar tovaru polozka""",
    "product id": "sku ean upc gtin asin isbn plu 品番 barcode barcodes barras strichcode",
    "things": "products items articles",
    "category": """
        category categories subcategory cat department dept group class commodity aisle subcommodity
        kategorie produktgruppe gruppe sparte categorie rayon famille groupe gamme categoria familia
        rubro seccion reparto grupo famiglia gruppo gruppi departamento setor afdeling groep kategoria grupa dzial
        kategori varegruppe osasto ryhma カテコリ カテコリー 分類 分类 类别 類別 品类 部門 mcc genre section
        카테고리 категория kategoriya""",
    "store": """
        dealer store shop branch outlet pos till register terminal merchant restaurant location
        warehouse filiale filial laden markt kasse magasin boutique agence caisse tienda sucursal almacen negozio
        loja winkel vestiging filiaal sklep sklepu oddzial butik butikk forretning myymala toimipaikka 店舗 门店
        店铺 店 分店 支店 station site venue hotel mall center magaza магазин склад 매장 pdv depo
        kiosk 매장명""",
    "channel": """
        channel kanal canal canale kanaal kanalu platform medium plattform vertriebsweg vertriebskanal
        チャネル 渠道 平台""",
    "currency": """
        waerk waers hwaer penznem currency curr ccy cur wahrung waehrung devise monnaie moneda divisa valuta moeda
        waluta valuutta валюта 通貨 币种 货币 幣別""",
    "quantity": """
        cantitate ποσοτητα portions portionen porciones fkimg kwmeng lfimg mennyiseg kusu quantity qty qnty quant
        units litres liters
        gallons pieces pcs menge anzahl stuck stueck stuckzahl stk mng quantite qte qt nombre cantidad cant unidades
        ctd quantita qta pezzi quantidade qtd qtde aantal hoeveelheid stuks ilosc szt sztuk antal antall mengde
        mangd maara kpl 数量 個数 点数 件数 qnt nbre miktar adet mnozstvi 수량 количество колво кількість uds
        adetler kolicina จำนวน כמות كمية الكمية
        kolicestvo""",
    "price": """
        harga pret τιμη price prices preis preise prix precio precios prezzo preco precos prijs cena ceny pris hinta
        価格 价格
        販売価格 ราคา מחיר سعر السعر pv pvp fiyat fiyati 가격 цена ціна""",
    "unit price": "egysegar netpr 単価 单价 單價 售价 售價 stuckpreis einzelpreis pu ekpreis vkpreis 단가",
    "rate": "rate",
    "unit": """
        birim unit each einzel unitaire unitario unitaria unitar styck styk enhets enheds eenheids jednostkowa jedn
        vk yksikko หน่วย""",
    "amount": """
        ertek valoare αξια συνολο denom denomination osszeg celkem celkova bezahlt paye payee pagado pagato betaald
        betalt zaplacono payable
        amount amt amnt value val total totals sum revenue turnover fare fares premium gmv spend spent spending
        extended charge charged charges paid proceeds betrag betrags summe gesamt umsatz umsaetze wert erlos
        gesamtbetrag gesamtpreis zeilensumme montant somme ca mt importe imp monto valor suma totale importo ricavo
        ricavi incasso montante receita bedrag totaal omzet som waarde kwota wartosc razem obrot
        omsattning omsetning omsaetning beloeb yhteensa 金额 金額 合計 合计 总价 总额 總額 小計 小计 总计 税込
        売上高 売上金額 销售额 vlr tot ttl mnt mtt cuota tutar castka сумма 금액 стоимость 합계 총액 매출 总计金额
        액 총 총액 จำนวนเงิน มูลค่า รวม ยอดรวม รวมทั้งสิ้น סכום סהכ مبلغ المبلغ الإجمالي
        jumlah nominal ukupno celk fizetett""",
    "line": """
        posnr line lineitem ext zeile zeilen position posten ligne
        linea riga linha regel pozycja pozycji rad linje rivi
        明細 明细 行 상품별 รายการ""",
    "gross": "gross incl inkl bruta brutas brutos brute brutes",
    "net": """
        neta netas netos nette nettes net netto brutto ht ttc nett neto liquido bruto excl ex exkl eks 税抜 含税 不含税
        ekskl""",
    "discount": """
        diskon potongan εκπτωση discount disc discounts rabatt nachlass remise ristourne descuento dto sconto desconto
        korting rabat alennus
        割引 値引 折扣 优惠 할인액 ส่วนลด הנחה خصم الخصم coupon voucher promo promotion indirim скидка 할인""",
    "date": """
        tanggal tgl ημερομηνια dttm dtm ts erdat audat budat bldat datuma idopont date dates datum dat day dt
        timestamp datetime created
        placed fecha fec data dato dag jour dia giorno tag zeitpunkt horodatage dataora datahora 日期 日付 日時 日
        年月日 dzien paiva pvm paivays tarih tarihi 날짜 일 일시 일자
        วันที่ תאריך تاريخ дата kelte kelt teljesites waktu
        время""",
    "time": """
        time hour uhrzeit zeit heure hora ora orario tijd godzina czas tid klokkeslett klokkeslaet tidspunkt aika
        kello 時刻 时间 時間 tm""",
    "id": """
        cislo 아이디 รหัส เลขที่ מספר קוד رقم رمز αριθμος κωδικος 编码 条码 id ids no
        nr number num nbr numb nummer nro nb numero numer key code cd uuid guid
        ref reference
        riferimento referencia reference
        hash sk pk fk kode kod codigo codice cod kodi numeron 番号 編号 编号 編號 号 号码 コート 代码 ident
        identifier identifiant kennung n номер код 번호""",
    "name": """
        명 이름 ชื่อ שם اسم nama ονομα name 标题 names nom nome
        naam nazwa namn navn nimi bezeichnung bez title titel benamning 名 名称
        名稱 氏名
        姓名 説明 名前 text fullname название 이름""",
    "namepart": """
        姓 苗字 surname forename firstname lastname familyname givenname nachname vorname prenom apellido apellidos
        cognome sobrenome achternaam voornaam nazwisko imie efternavn fornavn efternamn fornamn etunimi sukunimi
        adi soyad soyadi фамилия имя prijmeni jmeno vezeteknev keresztnev""",
    "description": """
        reason grund motif raison motivo reden powod 理由 원인 причина
        description desc descr beschreibung libelle descripcion descrizione descricao omschrijving opis beskrivelse
        beskrivning kuvaus""",
    "status": """
        สถานะ סטטוס حالة الحالة статус status statut durum durumu statusu
        estatus situacao etat estado stato stan staat tila 状態 状态 狀態
        주문상태 stav allapot statusz""",
    "type": "종류 ประเภท type typ art tipo soort rodzaj kind tyyppi вид тип 種類 类型 tier level event",
    "method": "method mode methode zahlungsart moyen metodo betalingsmetode means",
    "returned": """
        fksto returned return returns refund refunded cancelled canceled cancellation cancel storno storniert retoure
        retour retourne rembourse annule devolucion devuelto devuelta cancelado cancelada anulado anulada reso
        rimborsato annullato devolvido devolvida
        estornado estornada devolucao geretourneerd geannuleerd zwrot zwrocone anulowane retur returnert peruttu 返品
        退货
        cancellazione cancelacion annulation stornierung stornierungs annulering anulowania anulowanie iptal iade
        退款 キャンセル chargeback void voided reversal reversed makulerad makulerat makuleret makulert annullerad
        annulleret annullert krediterad krediteret kreditert avbokad zrusena zruseno stornovana stornovano
        kreditfaktura 取消 作废 취소 환불 возвращен отменен отменена""",
    "ship": """
        ship shipped shipping shipment deliver delivery delivered dispatch dispatched fulfilled fulfillment
        fulfilment carrier approved estimated liefer lieferung versand livraison expedition envio entrega spedizione
        consegna verzending verzend levering lever wysylka wysylki dostawa dostawy leverans leveranse toimitus 発送
        配送 发货 出荷 收货
        收件 배송 발송 발주 수취인 받는 ผู้รับ จัดส่ง empfanger empfangers ontvanger
        warenempf wempf recebedor goederenontvanger varumottagare varemottaker varemodtager aruatvevo
        odbiorca odbiorcy prijemce versandt expedie enviado spedito verzonden""",
    "due": """
        기한 กำหนด ครบกำหนด due deadline limit expiry expiration
        expires valid faellig fallig falligkeit echeance vencimiento scadenza
        vervaldatum termin forfall forfallsdato until end ended outstanding unpaid owed owing offener offen offene
        offenes restbetrag restschuld openstaand openstaande restant impagado zbyva pozostalo kvar utestaende""",
    "since": """
        birth dob birthday birthdate geburt geburts geburtsdatum naissance nacimiento nascita nascimento geboorte
        geboortedatum urodzenia fodsel fodselsdato signup registration registered joined join since opened opening
        open activation activated anmelde anmeldung eintritt inscription alta iscrizione cadastro first start
        started onboarding premier premiere primer primera primo prima primeiro primeira eerste erste erster erstes
        pierwszy pierwsza pierwsze prvni forste forsta первый первая 初回 首次""",
    "changed": """
        last latest updated update modified changed closed close recent next prev previous prior dernier derniere
        derniers dernieres ultimo ultima ultimos ultimas ult laatste letzte letzter letztes letzten ostatni
        ostatnia ostatnie siste sista senaste seneste posledni последний последняя последняя 最終 最近 最后""",
    "aggregate": """
        count avg average mean median days months years weeks frequency recency tenure monthly annual yearly weekly
        lifetime ltv clv score max min cumulative cum rank ratio percent pct share age index rfm probability prob
        growth size""",
    "cost": """
        배송비 추가배송비 수수료 비용 ต้นทุน ค่าขนส่ง
        wavwr cost costs kosten cout couts coste costo costes custo koszt kostnad cogs profit margin gewinn marge
        rohertrag deckungsbeitrag benefice beneficio ganancia margen profitto margine lucro margem winst zysk marza
        fortjeneste vinst freight fracht porto fee fees gebuhr frais tip tips trinkgeld propina balance bal saldo
        solde kontostand budget income salary target points punkte weight gewicht rating review duty surcharge
        commission provision commissione commissioni comision comissao kommission prowizja courtage commissions
        comisiones comissoes kommissionen provisionen commissie provisie provize processing gebuhren gebyr gebyrer
        avgift avgifter poplatek poplatky oplata oplaty
        wage wages 残高 余额 送料 运费 成本 原価""",
    "tax": """
        ภาษี ภาษีมูลค่าเพิ่ม mwsbp mwsbk tax taxes vat gst mwst ust steuer tva iva btw taxe impuesto imposta imposto
        moms mva alv kdv dph podatku ндс пдв 税
        税额 消費税""",
    "list": """
        list regular original msrp rrp uvp standard catalog catalogue recommended old was mrp rack
        listen liste listino katalog katalogowa catalogo catalogus advies conseille recomendado recommande
        tabela regularna empfohlener consigliato""",
    "face": "face facial faciale nenn",
    "supplier": """
        supplier vendor seller manufacturer lieferant lieferanten hersteller fournisseur proveedor fornitore
        fornecedor leverancier dostawca leverandor leverantor toimittaja brand marke marque marca 卖家 賣家 仕入先
        供应商 販売者 品牌""",
    "employee": """
        salesperson salesman rep representative employee emp cashier clerk staff agent operator waiter server
        manager advisor verkaufer verkaeufer kassierer mitarbeiter vertreter vendeur caissier employe vendedor
        cajero empleado venditore cassiere commesso caixa verkoper kassier medewerker sprzedawca kasjer pracownik
        selger ansatt saljare myyja driver provider physician
        doctor prescriber recipient 担当 担当者 店员 业务员 พนักงาน
        销售员 officer""",
    "place": """
        배송지 จังหวัด
        city town state province region country county zip zipcode postal postcode pincode plz ort stadt land ville
        paese pays cp
        ciudad pais provincia comune citta cidade uf stad miasto kraj street market territory area 国 市 省
        地区 国家 城市 住所 県 郵便 都道府県 邮编 郵遞區號 우편번호 индекс prefecture lat lon latitude longitude
        kommune nation""",
    "address": "アドレス address addresses adresse adres indirizzo direccion endereco",
    "session": "session visit cookie device ip browser url page referrer tracking",
    "row": "row record rownum rowid lfd unnamed seq sequence sequential serial sr obs running 序号",
    "per": "ต่อ per pro par por je",
    "flag": "is has did flag indicator yn bool kz kennz kennzeichen indicador indicateur indicatore znacznik",
    "of": """
        최종
        the token base of de du des di do da del della dei la le el der die das den von van to for by in at on a am
        og och i unique main external internal anon anonymized anonymised masked eur usd gbp chf inr rs jpy cny sek
        nok dkk pln brl gmt utc local online e und et y w billing my web our""",
    "case": """
        ticket tkt booking reservation reservierung reservations reserva reservas prenotazione prenotazioni
        reservering boeking rezerwacja rezerwacji bokning bokningar reservasjon varaus rezervace rezervacia
        rezervasyon foglalas бронирование бронирования 予約 预订 預訂 예약
        localizador locator localizzatore localisateur pnr
        เอกสาร check slip docket cart claim folio trip ride doc document
        documento rx prescription prescriptions rezept receta ricetta ordonnance cupom документ документа""",
    "enrolled": "enrolled enrol enroll enrolment enrollment booked checkin",
    "subtotal": "subtotal",
    "person name": "firmname contactname",
    "customer name": "orderedby intestatario",
    "customer id": "cifno",
    "person id": "username userid nickname login nutzername nutzernamen benutzername contactid 会员名 昵称",
    "net amount": "netwr dmbtr wrbtr",
    "order date": """
        fkdat issued vystaveno vystavene vystaveni wystawiono wystawienia ausgestellt ausstellung ausstellungs emissao
        emision emission emissione kiallitas uitgifte udstedelse utstedelse""",
    "order id": "vbeln aubel verkaufsbeleg fakturabeleg",
    "transaction amount": """
        debit debits withdrawal withdrawals withdrawn retrait retraits lastschrift soll auszahlung debito addebito
        cargo""",
}
