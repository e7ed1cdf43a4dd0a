"""Words of daily speech by which single columns are called, beside those by which a name tells its theme.

By these alone a name is known to be readable: nothing else is read into them.
"""

from segmentry.stages.shared.plain_words import word_set

WORDS = word_set(
    """
    ability abortion absence academic access accident achievement acres active activity addiction adopted adult
    adults advice again age aggression agriculture alcohol allergy ambition anger angina animal animals answer
    answers anxiety apple approved arrears arrest arrested arrests arthritis arts aspirin assault asthma atheist
    athlete attendance attention attitude attractive authority babies baby bachelor bacon bail balcony banana bank
    bankruptcy banks bargain bath bathroom bathrooms beach beauty bedroom bedrooms beef beer beers benefits best
    better bicycle bilingual bill bills biology bird blame blind blood board boat body bonus book books boredom
    borrower bowling boy boys brand bread breakage breakfast breast breastfed brother brothers browsing budget
    bullying burglary bus butter cafe calcium calls calm calories campus cancelled cancer candy cannabis car cards
    care career careful carers caring carrier cars cash casual cattle caution cellar census ceremony certified
    challenge champion charged charity chat checkout cheese chemistry chest chicken child childcare childhood
    children chips chocolate cholesterol chores church cigarette cigarettes cinema citizen city civil claimed claims
    class classes cleaning clergy clerical click clicks climate clinic closing cloth clothes clothing club coach
    coal coffee cohabiting cold college colour community commute commuting company competition complained complaints
    compliance comply composure concern concert condition conduct confidence conflict congress conservative
    construction contact control convenience cookies cooking copper corn corruption cotton cough council counselling
    counsellor country couple coupons courage courier crafts craving creativity credits crime crimes criminal crisps
    crop crops crowding culture curfew dairy damaged dance dancing dating daughter daughters day deaf deals death
    debts deceased defence degree degrees deliveries democracy dental dentist depressed depression
    deprivation deprived detergent diabetes diabetic diarrhea diet diets digital dinner disability disabled disaster
    discipline discounts disease distress divorce divorced dizzy doctor doctors dog dogs donate donated donation
    donations donor dose downloads drama dream drink drinker drinking drinks drive drives drought drug drugs drunk
    duvet dwelling earner earnings ears eaten eating economics economy education effort egg eggs elderly elected
    election electric electricity electronics emails emergency emotion emotional empathy employed employees employer
    employment energy engaged engineering english enjoyment enroll enrolled entertainment entrepreneur environment
    equality estate ethics ethnic evening event events examination exams exchanged exercise exercising expenses
    experience exports extraversion eyes fairness faith family farm farmer farming farms fast fasting fat father
    fatigue fats favourite favourites fear fee fees female females fertility fever fibre fight film films firm fish
    fishing fitness flat flavour flexible flights flood floor floors flour flowers flying food foods football forest
    fragrance fraud freedom freight fresh freshman fridge friendly friends friendship frozen fruit fruits fuel fund
    funding funds funeral furniture gambling games gaming garage garden gardening garments gas gasoline gender
    generation genes german gift gifts girl girls gloves glucose golf good government grades graduate graduated
    grain grammar grandchildren grandparents grants grass grief grocer groceries grocery guests guilt guitar gun
    guns gym habit hair handicap happiness happy harassment hardship hardware haul hay headache headaches healing
    health healthcare healthy hearing heart heat heating heavy height helper helpful helpless heroin high hiking hiv
    hobbies hobby holiday holidays homeless homework honest honesty hope horse hospital hospitals hostel hotel
    hotels hour hours house household housekeeping housewife housework housing human humour hunger hungry hunting
    husband hygiene ice identity illegal illness image immigrant immigrants immigration imports impulse impulsive
    income incomes industry inequality infant infection inflation influence injuries injury insecurity insomnia
    insulin insurance insurer integrity intelligence intention interest internet interview intimacy introvert
    inventory invited invoices iron irrigated irrigation island isolation jail jewellery job jobs joy juice junior
    junk justice juvenile kid kids kiosk kitchen knee knowledge laboratory laborer labour lakes land landline
    landlord language languages laptop late lately laundry lawyer laziness leader leaders leadership leaflet
    learning leave leisure lesson lessons letters liberal library licence life lifestyle light limitation
    limitations limited liquor literacy literate literature livestock living loan loans logging loneliness lonely
    losses lottery love low loyal loyalty luck lunch lungs luxury machine machines magazine magazines maize major
    majority makeup malaria male males management managers manufacturing marathon marijuana marriage marriages
    married mathematics maths meal meals meat medals media medicaid medicare medication medications medicine memory
    mental mice midterm migraine migrants migration mileage military milk mind mining minority mobility model
    moderate modern money mood morale morning mortality mortgage mortgages mosque mother motivation motorcycle
    mountain movie movies murder muscle museum music musician nationality nature nausea neglect negotiated
    neighbours nervous nest nets neuroticism newsletters newspaper newspapers night nights nonprofit noodles
    notebook nurse nurses nursing nutrition oats obese obesity occupied offence offences offender offers office
    officer often oil older online opened openness opinions opponent optimism orchard orders organic orphan outdoor
    outdoors outlet outlets overdraft overtime overweight ownership oxygen packs paid pain painting pantry paperless
    parcels parent parenting parents parking parole partner partners partnership parts party passengers passport
    pasture peace peer peers pens pension pensions pep performance perfume pessimism pet petrol pets pharmacy phone
    phoned phones photos physical physician physicians physics piano pickup pigs pill pillows pills pizza plan
    planet plans plants playground playlist pleasure plot plumbing poems poetry points police policies politics
    pollution poor popular population pork posts potatoes poultry poverty power practice praise prayer preference
    preferences pregnancies pregnancy pregnant prejudice premiums preschool prescription prescriptions president
    pressure prestige price pride principal prison privacy private probation problem problems professional professor
    profit programming progress promises promoted promotion property protein protest proud psychiatric psychology
    public pulse punishment pupils pushchair quality quarrel questions quiet quiz quotes race racing racism radio
    railway rain rainfall rape rarely rated ratings reaction reactions readers reads rebooked recalls receipts
    recession recipient recreation recycling reduced referred refugee refund refunded refunds registered regret
    rehabilitation relapse relationship relatives relief religion religious remarried reminders renewals renewed
    rented repairs replies research reservations reserved residence resident respect respond responded restaurant
    restaurants restrained retired retirees retirement returned returns revenge reviews revolving reward rice rich
    rides rings risks river roads robbery romance roof room rooms routine rugby rules running rural safe safety
    sailing salad salt sanitation satisfaction satisfied savers savings scans scholarship school schooling schools
    science sciences scientist seafood searches seats security seeds self selfish seller senior seniority sentence
    separated serious severity sewing sex shame shares sheep shelter shipments shoes shoppers shopping shops shower
    siblings sick sickness single sister sisters sizes skills skin sleep sleeping sleepy smell smoke smoked smoker
    smokers smoking smoothness snacks snow soap soccer social society soda sodium sofa softwares soil soldier
    soldiers son songs soups spend spending spent spirits sport sports spouse spouses staff stairs stamina stamps
    stars stays steak stock stocks stomach stopped store stores strangers streams stress strict strike stroke
    students study studying style subscribed subscribers suburb suburban success sugar suicide suits sum sunshine
    supermarket supervisor supper suppliers supplies support surcharge surgeries surgery survival suspended swimming
    symptom symptoms tablets talent talk talking tall tariffs task tasks taste taught tax taxes taxi tea teacher
    teachers teaching teamwork technology teenager teeth telephone television temper temperature temple tenant
    tenants tension terrorism textbook theatre theft therapist therapy thinking thirst threat tickets tips tired
    tobacco toilet toilets tomatoes tools toothpaste torture tourism toys tracks trade tradition traffic trained
    trainers transfers transport trauma travel travelling treaties trees triglycerides trips trousers truck trust
    truth tuition tumour tutor tutoring twins typing ulcer unemployed unemployment unhappy uniform union unions
    university unmarried unpaid upgrades upsell urban urine usage used usefulness vacation vaccine valley valued
    vandalism vans vegan vegetable vegetables vegetarian vehicle vehicles verbal veteran veterans victim victims
    video videos viewed views village villages violence violent virus vision visit visited visits vitamins
    vocational voice volunteer volunteering vote voted voter votes vouchers wage wages waist waited walk walking
    wallet wander wants war warmth warranties washing waste watch watched water wealth weapon weather wedding
    weekday weekend weekends weight welfare wells whale wheat widow widowed wife wilderness wildlife wind wine wines
    winter wishlist witness wives woman women wood wool work worker workers working workload workshop worried worry
    worse worship worst worth wound writing yield yields yoga youth zoo"""
)
