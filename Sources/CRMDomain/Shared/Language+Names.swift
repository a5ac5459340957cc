// ISO 639-1 with the names in English, Norwegian, Danish and Swedish (CLDR). A name that is empty is
// the English one. Data, not code: lines may be long.

extension Language {
  /// A line a language, in the order of the codes.
  static let table = """
    aa Afar|afar|afar|afar
    ab Abkhazian|abkhasisk|abkhasisk|abchaziska
    ae Avestan|avestisk|avestan|avestiska
    af Afrikaans|afrikaans|afrikaans|afrikaans
    ak Akan|akan|akan|akan
    am Amharic|amharisk|amharisk|amhariska
    an Aragonese|aragonsk|aragonsk|aragonesiska
    ar Arabic|arabisk|arabisk|arabiska
    as Assamese|assamesisk|assamesisk|assamesiska
    av Avaric|avarisk|avarisk|avariska
    ay Aymara|aymara|aymara|aymara
    az Azerbaijani|aserbajdsjansk|aserbajdsjansk|azerbajdzjanska
    ba Bashkir|basjkirsk|bashkir|basjkiriska
    be Belarusian|belarusisk|belarusisk|belarusiska
    bg Bulgarian|bulgarsk|bulgarsk|bulgariska
    bi Bislama|bislama|bislama|bislama
    bm Bambara|bambara|bambara|bambara
    bn Bangla|bengali|bengali|bengali
    bo Tibetan|tibetansk|tibetansk|tibetanska
    br Breton|bretonsk|bretonsk|bretonska
    bs Bosnian|bosnisk|bosnisk|bosniska
    ca Catalan|katalansk|catalansk|katalanska
    ce Chechen|tsjetsjensk|tjetjensk|tjetjenska
    ch Chamorro|chamorro|chamorro|chamorro
    co Corsican|korsikansk|korsikansk|korsikanska
    cr Cree|cree|cree|cree
    cs Czech|tsjekkisk|tjekkisk|tjeckiska
    cu Church Slavic|kirkeslavisk|kirkeslavisk|kyrkslaviska
    cv Chuvash|tsjuvasjisk|tjuvasjisk|tjuvasjiska
    cy Welsh|walisisk|walisisk|walesiska
    da Danish|dansk|dansk|danska
    de German|tysk|tysk|tyska
    dv Divehi|divehi|divehi|divehi
    dz Dzongkha|dzongkha|dzongkha|dzongkha
    ee Ewe|ewe|ewe|ewe
    el Greek|gresk|græsk|grekiska
    en English|engelsk|engelsk|engelska
    eo Esperanto|esperanto|esperanto|esperanto
    es Spanish|spansk|spansk|spanska
    et Estonian|estisk|estisk|estniska
    eu Basque|baskisk|baskisk|baskiska
    fa Persian|persisk|persisk|persiska
    ff Fula|fulfulde|fulah|fulani
    fi Finnish|finsk|finsk|finska
    fj Fijian|fijiansk|fijiansk|fijianska
    fo Faroese|færøysk|færøsk|färöiska
    fr French|fransk|fransk|franska
    fy Western Frisian|vestfrisisk|vestfrisisk|västfrisiska
    ga Irish|irsk|irsk|iriska
    gd Scottish Gaelic|skotsk-gælisk|skotsk gælisk|skotsk gaeliska
    gl Galician|galisisk|galicisk|galiciska
    gn Guarani|guarani|guarani|guaraní
    gu Gujarati|gujarati|gujarati|gujarati
    gv Manx|mansk|manx|manx
    ha Hausa|hausa|hausa|hausa
    he Hebrew|hebraisk|hebraisk|hebreiska
    hi Hindi|hindi|hindi|hindi
    ho Hiri Motu|hiri motu|hirimotu|hirimotu
    hr Croatian|kroatisk|kroatisk|kroatiska
    ht Haitian Creole|haitisk|haitisk|haitiska
    hu Hungarian|ungarsk|ungarsk|ungerska
    hy Armenian|armensk|armensk|armeniska
    hz Herero|herero|herero|herero
    ia Interlingua|interlingua|interlingua|interlingua
    id Indonesian|indonesisk|indonesisk|indonesiska
    ie Interlingue|interlingue|interlingue|interlingue
    ig Igbo|ibo|igbo|igbo
    ii Sichuan Yi|sichuan-yi|sichuan yi|szezuan i
    ik Inupiaq|inupiak|inupiaq|inupiak
    io Ido|ido|ido|ido
    is Icelandic|islandsk|islandsk|isländska
    it Italian|italiensk|italiensk|italienska
    iu Inuktitut|inuktitut|inuktitut|inuktitut
    ja Japanese|japansk|japansk|japanska
    jv Javanese|javanesisk|javanesisk|javanesiska
    ka Georgian|georgisk|georgisk|georgiska
    kg Kongo|kikongo|kongo|kikongo
    ki Kikuyu|kikuyu|kikuyu|kikuyu
    kj Kuanyama|kuanyama|kuanyama|kuanyama
    kk Kazakh|kasakhisk|kasakhisk|kazakiska
    kl Kalaallisut|grønlandsk|grønlandsk|grönländska
    km Khmer|khmer|khmer|kambodjanska
    kn Kannada|kannada|kannada|kannada
    ko Korean|koreansk|koreansk|koreanska
    kr Kanuri|kanuri|kanuri|kanuri
    ks Kashmiri|kasjmiri|kashmiri|kashmiriska
    ku Kurdish|kurdisk|kurdisk|kurdiska
    kv Komi|komi|komi|kome
    kw Cornish|kornisk|cornisk|korniska
    ky Kyrgyz|kirgisisk|kirgisisk|kirgiziska
    la Latin|latin|latin|latin
    lb Luxembourgish|luxemburgsk|luxembourgsk|luxemburgiska
    lg Ganda|ganda|ganda|luganda
    li Limburgish|limburgsk|limburgsk|limburgiska
    ln Lingala|lingala|lingala|lingala
    lo Lao|laotisk|lao|laotiska
    lt Lithuanian|litauisk|litauisk|litauiska
    lu Luba-Katanga|luba-katanga|luba-Katanga|luba-katanga
    lv Latvian|latvisk|lettisk|lettiska
    mg Malagasy|gassisk|malagassisk|malagassiska
    mh Marshallese|marshallesisk|marshallese|marshalliska
    mi Māori|maori|maori|maori
    mk Macedonian|makedonsk|makedonsk|makedonska
    ml Malayalam|malayalam|malayalam|malayalam
    mn Mongolian|mongolsk|mongolsk|mongoliska
    mr Marathi|marathi|marathi|marathi
    ms Malay|malayisk|malajisk|malajiska
    mt Maltese|maltesisk|maltesisk|maltesiska
    my Burmese|burmesisk|burmesisk|burmesiska
    na Nauru|nauru|nauru|nauruanska
    nb Norwegian Bokmål|norsk bokmål|bokmål|norskt bokmål
    nd North Ndebele|nord-ndebele|nordndebele|nordndebele
    ne Nepali|nepali|nepalesisk|nepalesiska
    ng Ndonga|ndonga|ndonga|ndonga
    nl Dutch|nederlandsk|nederlandsk|nederländska
    nn Norwegian Nynorsk|norsk nynorsk|nynorsk|nynorska
    no Norwegian|norsk|norsk|norska
    nr South Ndebele|sør-ndebele|sydndebele|sydndebele
    nv Navajo|navajo|navajo|navaho
    ny Nyanja|nyanja|nyanja|nyanja
    oc Occitan|oksitansk|occitansk|occitanska
    oj Ojibwa|ojibwa|ojibwa|odjibwa
    om Oromo|oromo|oromo|oromo
    or Odia|odia|oriya|oriya
    os Ossetic|ossetisk|ossetisk|ossetiska
    pa Punjabi|panjabi|punjabi|punjabi
    pi Pali|pali|pali|pali
    pl Polish|polsk|polsk|polska
    ps Pashto|pashto|pashto|afghanska
    pt Portuguese|portugisisk|portugisisk|portugisiska
    qu Quechua|quechua|quechua|quechua
    rm Romansh|retoromansk|rætoromansk|rätoromanska
    rn Rundi|rundi|rundi|rundi
    ro Romanian|rumensk|rumænsk|rumänska
    ru Russian|russisk|russisk|ryska
    rw Kinyarwanda|kinyarwanda|kinyarwanda|kinjarwanda
    sa Sanskrit|sanskrit|sanskrit|sanskrit
    sc Sardinian|sardisk|sardinsk|sardinska
    sd Sindhi|sindhi|sindhi|sindhi
    se Northern Sami|nordsamisk|nordsamisk|nordsamiska
    sg Sango|sango|sango|sango
    sh Serbo-Croatian|serbokroatisk|serbokroatisk|serbokroatiska
    si Sinhala|singalesisk|singalesisk|singalesiska
    sk Slovak|slovakisk|slovakisk|slovakiska
    sl Slovenian|slovensk|slovensk|slovenska
    sm Samoan|samoansk|samoansk|samoanska
    sn Shona|shona|shona|shona
    so Somali|somali|somali|somaliska
    sq Albanian|albansk|albansk|albanska
    sr Serbian|serbisk|serbisk|serbiska
    ss Swati|swati|swati|swati
    st Southern Sotho|sør-sotho|sydsotho|sydsotho
    su Sundanese|sundanesisk|sundanesisk|sundanesiska
    sv Swedish|svensk|svensk|svenska
    sw Swahili|swahili|swahili|swahili
    ta Tamil|tamil|tamil|tamil
    te Telugu|telugu|telugu|telugu
    tg Tajik|tadsjikisk|tadsjikisk|tadzjikiska
    th Thai|thai|thai|thailändska
    ti Tigrinya|tigrinja|tigrinya|tigrinja
    tk Turkmen|turkmensk|turkmensk|turkmeniska
    tl Tagalog|tagalog|tagalog|tagalog
    tn Tswana|setswana|tswana|tswana
    to Tongan|tongansk|tongansk|tonganska
    tr Turkish|tyrkisk|tyrkisk|turkiska
    ts Tsonga|tsonga|tsonga|tsonga
    tt Tatar|tatarisk|tatarisk|tatariska
    tw Twi|twi|twi|twi
    ty Tahitian|tahitisk|tahitiansk|tahitiska
    ug Uyghur|uigurisk|uygurisk|uiguriska
    uk Ukrainian|ukrainsk|ukrainsk|ukrainska
    ur Urdu|urdu|urdu|urdu
    uz Uzbek|usbekisk|usbekisk|uzbekiska
    ve Venda|venda|venda|venda
    vi Vietnamese|vietnamesisk|vietnamesisk|vietnamesiska
    vo Volapük|volapyk|volapyk|volapük
    wa Walloon|vallonsk|vallonsk|vallonska
    wo Wolof|wolof|wolof|wolof
    xh Xhosa|xhosa|xhosa|xhosa
    yi Yiddish|jiddisk|jiddisch|jiddisch
    yo Yoruba|joruba|yoruba|yoruba
    za Zhuang|zhuang|zhuang|zhuang
    zh Chinese|kinesisk|kinesisk|kinesiska
    zu Zulu|zulu|zulu|zulu
    """
}
