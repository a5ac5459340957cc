
import CRMStore
import CRMDomain
for n in Catalogue.standard.nouns { for s in NounTables(n).statements { print(s + "\n;;") } }
