// ISO 3166-1, with the calling code (ITU-T E.164), the prefix that is dialled before a national number
// ("-" where there is none), and the names in English, Norwegian, Danish and Swedish (CLDR). A name
// that is empty is the English one. Data, not code: lines may be long.

extension Country {
  /// A line a country, in the order of the codes.
  static let table: StaticString = """
    AD AND 376 - Andorra|||
    AE ARE 971 0 United Arab Emirates|De forente arabiske emirater|De Forenede Arabiske Emirater|Förenade Arabemiraten
    AF AFG 93 0 Afghanistan|||
    AG ATG 1 1 Antigua & Barbuda|Antigua og Barbuda|Antigua og Barbuda|Antigua och Barbuda
    AI AIA 1 1 Anguilla|||
    AL ALB 355 0 Albania||Albanien|Albanien
    AM ARM 374 0 Armenia||Armenien|Armenien
    AO AGO 244 - Angola|||
    AQ ATA - - Antarctica|Antarktis|Antarktis|Antarktis
    AR ARG 54 0 Argentina|||
    AS ASM 1 1 American Samoa|Amerikansk Samoa|Amerikansk Samoa|Amerikanska Samoa
    AT AUT 43 0 Austria|Østerrike|Østrig|Österrike
    AU AUS 61 0 Australia||Australien|Australien
    AW ABW 297 - Aruba|||
    AX ALA 358 0 Åland Islands|Åland|Åland|Åland
    AZ AZE 994 0 Azerbaijan|Aserbajdsjan|Aserbajdsjan|Azerbajdzjan
    BA BIH 387 0 Bosnia & Herzegovina|Bosnia-Hercegovina|Bosnien-Hercegovina|Bosnien och Hercegovina
    BB BRB 1 1 Barbados|||
    BD BGD 880 0 Bangladesh|||
    BE BEL 32 0 Belgium|Belgia|Belgien|Belgien
    BF BFA 226 - Burkina Faso|||
    BG BGR 359 0 Bulgaria||Bulgarien|Bulgarien
    BH BHR 973 - Bahrain|||
    BI BDI 257 - Burundi|||
    BJ BEN 229 - Benin|||
    BL BLM 590 0 St. Barthélemy|Saint-Barthélemy|Saint Barthélemy|S:t Barthélemy
    BM BMU 1 1 Bermuda|||
    BN BRN 673 - Brunei|||
    BO BOL 591 0 Bolivia|||
    BQ BES 599 - Caribbean Netherlands|Karibisk Nederland|De tidligere Nederlandske Antiller|Karibiska Nederländerna
    BR BRA 55 0 Brazil|Brasil|Brasilien|Brasilien
    BS BHS 1 1 Bahamas|||
    BT BTN 975 - Bhutan|||
    BV BVT - - Bouvet Island|Bouvetøya|Bouvetøen|Bouvetön
    BW BWA 267 - Botswana|||
    BY BLR 375 8 Belarus|||
    BZ BLZ 501 - Belize|||
    CA CAN 1 1 Canada|||Kanada
    CC CCK 61 0 Cocos (Keeling) Islands|Kokosøyene|Cocosøerne|Kokosöarna
    CD COD 243 0 Congo - Kinshasa|Kongo|Congo-Kinshasa|Kongo-Kinshasa
    CF CAF 236 - Central African Republic|Den sentralafrikanske republikk|Den Centralafrikanske Republik|Centralafrikanska republiken
    CG COG 242 - Congo - Brazzaville|Kongo-Brazzaville|Congo-Brazzaville|Kongo-Brazzaville
    CH CHE 41 0 Switzerland|Sveits|Schweiz|Schweiz
    CI CIV 225 - Côte d’Ivoire|Elfenbenskysten|Elfenbenskysten|Elfenbenskusten
    CK COK 682 - Cook Islands|Cookøyene|Cookøerne|Cooköarna
    CL CHL 56 - Chile|||
    CM CMR 237 - Cameroon|Kamerun|Cameroun|Kamerun
    CN CHN 86 0 China|Kina|Kina|Kina
    CO COL 57 0 Colombia|||
    CR CRI 506 - Costa Rica|||
    CU CUB 53 0 Cuba|||Kuba
    CV CPV 238 - Cape Verde|Kapp Verde|Kap Verde|Kap Verde
    CW CUW 599 - Curaçao|||
    CX CXR 61 0 Christmas Island|Christmasøya|Juleøen|Julön
    CY CYP 357 - Cyprus|Kypros|Cypern|Cypern
    CZ CZE 420 - Czechia|Tsjekkia|Tjekkiet|Tjeckien
    DE DEU 49 0 Germany|Tyskland|Tyskland|Tyskland
    DJ DJI 253 - Djibouti|||
    DK DNK 45 - Denmark|Danmark|Danmark|Danmark
    DM DMA 1 1 Dominica|||
    DO DOM 1 1 Dominican Republic|Den dominikanske republikk|Den Dominikanske Republik|Dominikanska republiken
    DZ DZA 213 0 Algeria|Algerie|Algeriet|Algeriet
    EC ECU 593 0 Ecuador|||
    EE EST 372 - Estonia|Estland|Estland|Estland
    EG EGY 20 0 Egypt||Egypten|Egypten
    EH ESH 212 0 Western Sahara|Vest-Sahara|Vestsahara|Västsahara
    ER ERI 291 0 Eritrea|||
    ES ESP 34 - Spain|Spania|Spanien|Spanien
    ET ETH 251 0 Ethiopia|Etiopia|Etiopien|Etiopien
    FI FIN 358 0 Finland|||
    FJ FJI 679 - Fiji|||
    FK FLK 500 - Falkland Islands|Falklandsøyene|Falklandsøerne|Falklandsöarna
    FM FSM 691 - Micronesia|Mikronesiaføderasjonen|Mikronesien|Mikronesien
    FO FRO 298 - Faroe Islands|Færøyene|Færøerne|Färöarna
    FR FRA 33 0 France|Frankrike|Frankrig|Frankrike
    GA GAB 241 - Gabon|||
    GB GBR 44 0 United Kingdom|Storbritannia|Storbritannien|Storbritannien
    GD GRD 1 1 Grenada|||
    GE GEO 995 0 Georgia||Georgien|Georgien
    GF GUF 594 0 French Guiana|Fransk Guyana|Fransk Guyana|Franska Guyana
    GG GGY 44 0 Guernsey|||
    GH GHA 233 0 Ghana|||
    GI GIB 350 - Gibraltar|||
    GL GRL 299 - Greenland|Grønland|Grønland|Grönland
    GM GMB 220 - Gambia|||
    GN GIN 224 - Guinea|||
    GP GLP 590 0 Guadeloupe|||
    GQ GNQ 240 - Equatorial Guinea|Ekvatorial-Guinea|Ækvatorialguinea|Ekvatorialguinea
    GR GRC 30 - Greece|Hellas|Grækenland|Grekland
    GS SGS - - South Georgia & South Sandwich Islands|Sør-Georgia og Sør-Sandwichøyene|South Georgia og De Sydlige Sandwichøer|Sydgeorgien och Sydsandwichöarna
    GT GTM 502 - Guatemala|||
    GU GUM 1 1 Guam|||
    GW GNB 245 - Guinea-Bissau|||
    GY GUY 592 - Guyana|||
    HK HKG 852 - Hong Kong SAR China|Hongkong SAR Kina|SAR Hongkong|Hongkong SAR
    HM HMD - - Heard & McDonald Islands|Heard- og McDonaldøyene|Heard Island og McDonald Islands|Heardön och McDonaldöarna
    HN HND 504 - Honduras|||
    HR HRV 385 0 Croatia|Kroatia|Kroatien|Kroatien
    HT HTI 509 - Haiti|||
    HU HUN 36 06 Hungary|Ungarn|Ungarn|Ungern
    ID IDN 62 0 Indonesia||Indonesien|Indonesien
    IE IRL 353 0 Ireland|Irland|Irland|Irland
    IL ISR 972 0 Israel|||
    IM IMN 44 0 Isle of Man|Man||
    IN IND 91 0 India||Indien|Indien
    IO IOT 246 - British Indian Ocean Territory|Det britiske territoriet i Indiahavet|Det Britiske Territorium i Det Indiske Ocean|Brittiska territoriet i Indiska oceanen
    IQ IRQ 964 0 Iraq|Irak|Irak|Irak
    IR IRN 98 0 Iran|||
    IS ISL 354 - Iceland|Island|Island|Island
    IT ITA 39 - Italy|Italia|Italien|Italien
    JE JEY 44 0 Jersey|||
    JM JAM 1 1 Jamaica|||
    JO JOR 962 0 Jordan|||Jordanien
    JP JPN 81 0 Japan|||
    KE KEN 254 0 Kenya|||
    KG KGZ 996 0 Kyrgyzstan|Kirgisistan|Kirgisistan|Kirgizistan
    KH KHM 855 0 Cambodia|Kambodsja|Cambodja|Kambodja
    KI KIR 686 0 Kiribati|||
    KM COM 269 - Comoros|Komorene|Comorerne|Komorerna
    KN KNA 1 1 St. Kitts & Nevis|Saint Kitts og Nevis|Saint Kitts og Nevis|S:t Kitts och Nevis
    KP PRK 850 0 North Korea|Nord-Korea|Nordkorea|Nordkorea
    KR KOR 82 0 South Korea|Sør-Korea|Sydkorea|Sydkorea
    KW KWT 965 - Kuwait|||
    KY CYM 1 1 Cayman Islands|Caymanøyene|Caymanøerne|Caymanöarna
    KZ KAZ 7 8 Kazakhstan|Kasakhstan|Kasakhstan|Kazakstan
    LA LAO 856 0 Laos|||
    LB LBN 961 0 Lebanon|Libanon|Libanon|Libanon
    LC LCA 1 1 St. Lucia||Saint Lucia|S:t Lucia
    LI LIE 423 0 Liechtenstein|||
    LK LKA 94 0 Sri Lanka|||
    LR LBR 231 0 Liberia|||
    LS LSO 266 - Lesotho|||
    LT LTU 370 0 Lithuania|Litauen|Litauen|Litauen
    LU LUX 352 - Luxembourg|Luxemburg||Luxemburg
    LV LVA 371 - Latvia||Letland|Lettland
    LY LBY 218 0 Libya||Libyen|Libyen
    MA MAR 212 0 Morocco|Marokko|Marokko|Marocko
    MC MCO 377 0 Monaco|||
    MD MDA 373 0 Moldova|||Moldavien
    ME MNE 382 0 Montenegro|||
    MF MAF 590 0 St. Martin|Saint-Martin|Saint Martin|Saint-Martin
    MG MDG 261 0 Madagascar|Madagaskar|Madagaskar|Madagaskar
    MH MHL 692 1 Marshall Islands|Marshalløyene|Marshalløerne|Marshallöarna
    MK MKD 389 0 North Macedonia|Nord-Makedonia|Nordmakedonien|Nordmakedonien
    ML MLI 223 - Mali|||
    MM MMR 95 0 Myanmar (Burma)|||
    MN MNG 976 0 Mongolia||Mongoliet|Mongoliet
    MO MAC 853 - Macao SAR China|Macao SAR Kina|SAR Macao|Macao SAR
    MP MNP 1 1 Northern Mariana Islands|Nord-Marianene|Nordmarianerne|Nordmarianerna
    MQ MTQ 596 0 Martinique|||
    MR MRT 222 - Mauritania||Mauretanien|Mauretanien
    MS MSR 1 1 Montserrat|||
    MT MLT 356 - Malta|||
    MU MUS 230 - Mauritius|||
    MV MDV 960 - Maldives|Maldivene|Maldiverne|Maldiverna
    MW MWI 265 0 Malawi|||
    MX MEX 52 - Mexico|||Mexiko
    MY MYS 60 0 Malaysia|||
    MZ MOZ 258 - Mozambique|Mosambik||Moçambique
    NA NAM 264 0 Namibia|||
    NC NCL 687 - New Caledonia|Ny-Caledonia|Ny Kaledonien|Nya Kaledonien
    NE NER 227 - Niger|||
    NF NFK 672 - Norfolk Island|Norfolkøya||Norfolkön
    NG NGA 234 0 Nigeria|||
    NI NIC 505 - Nicaragua|||
    NL NLD 31 0 Netherlands|Nederland|Nederlandene|Nederländerna
    NO NOR 47 - Norway|Norge|Norge|Norge
    NP NPL 977 0 Nepal|||
    NR NRU 674 - Nauru|||
    NU NIU 683 - Niue|||
    NZ NZL 64 0 New Zealand|||Nya Zeeland
    OM OMN 968 - Oman|||
    PA PAN 507 - Panama|||
    PE PER 51 0 Peru|||
    PF PYF 689 - French Polynesia|Fransk Polynesia|Fransk Polynesien|Franska Polynesien
    PG PNG 675 - Papua New Guinea|Papua Ny-Guinea|Papua Ny Guinea|Papua Nya Guinea
    PH PHL 63 0 Philippines|Filippinene|Filippinerne|Filippinerna
    PK PAK 92 0 Pakistan|||
    PL POL 48 - Poland|Polen|Polen|Polen
    PM SPM 508 0 St. Pierre & Miquelon|Saint-Pierre-et-Miquelon|Saint Pierre og Miquelon|S:t Pierre och Miquelon
    PN PCN - - Pitcairn Islands|Pitcairnøyene|Pitcairn|Pitcairnöarna
    PR PRI 1 1 Puerto Rico|||
    PS PSE 970 0 Palestinian Territories|Det palestinske området|De palæstinensiske områder|Palestinska territorierna
    PT PRT 351 - Portugal|||
    PW PLW 680 - Palau|||
    PY PRY 595 0 Paraguay|||
    QA QAT 974 - Qatar|||
    RE REU 262 0 Réunion|||
    RO ROU 40 0 Romania||Rumænien|Rumänien
    RS SRB 381 0 Serbia||Serbien|Serbien
    RU RUS 7 8 Russia|Russland|Rusland|Ryssland
    RW RWA 250 0 Rwanda|||
    SA SAU 966 0 Saudi Arabia|Saudi-Arabia|Saudi-Arabien|Saudiarabien
    SB SLB 677 - Solomon Islands|Salomonøyene|Salomonøerne|Salomonöarna
    SC SYC 248 - Seychelles|Seychellene|Seychellerne|Seychellerna
    SD SDN 249 0 Sudan|||
    SE SWE 46 0 Sweden|Sverige|Sverige|Sverige
    SG SGP 65 - Singapore|||
    SH SHN 290 - St. Helena|||S:t Helena
    SI SVN 386 0 Slovenia||Slovenien|Slovenien
    SJ SJM 47 - Svalbard & Jan Mayen|Svalbard og Jan Mayen|Svalbard og Jan Mayen|Svalbard och Jan Mayen
    SK SVK 421 0 Slovakia||Slovakiet|Slovakien
    SL SLE 232 0 Sierra Leone|||
    SM SMR 378 - San Marino|||
    SN SEN 221 - Senegal|||
    SO SOM 252 0 Somalia|||
    SR SUR 597 - Suriname|Surinam|Surinam|Surinam
    SS SSD 211 0 South Sudan|Sør-Sudan|Sydsudan|Sydsudan
    ST STP 239 - São Tomé & Príncipe|São Tomé og Príncipe|São Tomé og Príncipe|São Tomé och Príncipe
    SV SLV 503 - El Salvador|||
    SX SXM 1 1 Sint Maarten|||
    SY SYR 963 0 Syria||Syrien|Syrien
    SZ SWZ 268 - Eswatini|||
    TC TCA 1 1 Turks & Caicos Islands|Turks- og Caicosøyene|Turks- og Caicosøerne|Turks- och Caicosöarna
    TD TCD 235 - Chad|Tsjad|Tchad|Tchad
    TF ATF - - French Southern Territories|De franske sørterritorier|De Franske Besiddelser i Det Sydlige Indiske Ocean og Antarktis|Franska sydterritorierna
    TG TGO 228 - Togo|||
    TH THA 66 0 Thailand|||
    TJ TJK 992 - Tajikistan|Tadsjikistan|Tadsjikistan|Tadzjikistan
    TK TKL 690 - Tokelau|||Tokelauöarna
    TL TLS 670 - Timor-Leste|Øst-Timor||Östtimor
    TM TKM 993 8 Turkmenistan|||
    TN TUN 216 - Tunisia||Tunesien|Tunisien
    TO TON 676 - Tonga|||
    TR TUR 90 0 Türkiye|Tyrkia|Tyrkiet|Turkiet
    TT TTO 1 1 Trinidad & Tobago|Trinidad og Tobago|Trinidad og Tobago|Trinidad och Tobago
    TV TUV 688 - Tuvalu|||
    TW TWN 886 0 Taiwan|||
    TZ TZA 255 0 Tanzania|||
    UA UKR 380 0 Ukraine|Ukraina||Ukraina
    UG UGA 256 0 Uganda|||
    UM UMI - - U.S. Outlying Islands|USAs ytre øyer|Amerikanske oversøiske øer|USA:s yttre öar
    US USA 1 1 United States|USA|USA|USA
    UY URY 598 0 Uruguay|||
    UZ UZB 998 - Uzbekistan|Usbekistan|Usbekistan|
    VA VAT 39 - Vatican City|Vatikanstaten|Vatikanstaten|Vatikanstaten
    VC VCT 1 1 St. Vincent & Grenadines|St. Vincent og Grenadinene|Saint Vincent og Grenadinerne|S:t Vincent och Grenadinerna
    VE VEN 58 0 Venezuela|||
    VG VGB 1 1 British Virgin Islands|De britiske jomfruøyene|De Britiske Jomfruøer|Brittiska Jungfruöarna
    VI VIR 1 1 U.S. Virgin Islands|De amerikanske jomfruøyene|De Amerikanske Jomfruøer|Amerikanska Jungfruöarna
    VN VNM 84 0 Vietnam|||
    VU VUT 678 - Vanuatu|||
    WF WLF 681 - Wallis & Futuna|Wallis og Futuna|Wallis og Futuna|Wallis- och Futunaöarna
    WS WSM 685 - Samoa|||
    XK XKX 383 0 Kosovo|||
    YE YEM 967 0 Yemen|Jemen||Jemen
    YT MYT 262 0 Mayotte|||
    ZA ZAF 27 0 South Africa|Sør-Afrika|Sydafrika|Sydafrika
    ZM ZMB 260 0 Zambia|||
    ZW ZWE 263 0 Zimbabwe|||
    """
}
