"""Frequent first names, without accents: « Jean Dupont » reads as a person without any title.

A list, because two words with capitals are far more often a service, a place or a product of the
hospital. First names that are also everyday words are left out (Rose, Victoire, Olive, Iris).
"""

_COMMON = """
adrien agathe agnes alain albert alexandra alexandre alexis alice aline amandine amelie amina
anais andre andrea anissa anita anna anne annick annie anthony antoine antoinette arnaud arthur
audrey aurelie aurelien axelle ahmed ali aicha baptiste beatrice benjamin benoit bernadette
bernard bertrand brigitte bruno carine carole caroline catherine cecile cedric celine chantal
charles charlotte christelle christian christiane christine christophe clara claude claudine
clement clemence colette coralie corinne cyril cyrille damien daniel daniele danielle david
deborah delphine denis denise didier dominique dylan edith edouard elisabeth elise elodie eloise
emeline emilie emma emmanuel emmanuelle eric erwan estelle esther etienne eugenie eva evelyne
fabien fabienne fabrice fanny farid fatima felix florent florian franck francois francoise
frederic frederique gabriel gaelle genevieve georges georgette gerald gerard geraldine germaine
ghislaine gilbert gilles ginette gisele gregory guillaume gustave guy gwenaelle helene henri
herve hugo hugues ines ingrid isabelle ivan jacqueline jacques jamila jean jeanne jeannine
jennifer jeremy jerome jessica joel joelle johanna jonathan josette joseph josiane julie julien
juliette justine karim karima karine kamel katia kevin khadija laetitia latifa laura laure
laurence laurent laurine lea leila leo leon liliane lionel lise loic lola louis louise luc
lucas lucie lucien lucienne ludivine ludovic lydie madeleine magali malika manon manuel marc
marcel marcelle margaux margot maria marie marine marion marjorie marlene marthe martine
mathieu mathilde matthieu maud maurice maxime maxence melanie melissa michel michele micheline
mickael mireille mohamed mohammed monique morgane mourad muriel mustapha myriam nabil nadege
nadia nadine natacha nathalie nicolas nicole noemie noelle odette odile olivia olivier pascale
patrice patricia patrick paul paule paulette pauline philippe pierre quentin rachel rachid
raphael raymond raymonde regine regis remi renaud rene renee richard robert roger roland
romain romane ronan sabine sabrina said samia samir samira samuel sandra sandrine sarah
sebastien serge severine simon simone solange solene sonia sophie stephane stephanie suzanne
sylvain sylvie tanguy theo theophile therese thibault thierry thomas tiphaine valentin valerie
vanessa veronique vincent virginie xavier yann yannick yasmina yohan youssef yves yvette yvonne
zoe zohra
"""

FIRST_NAMES = frozenset(_COMMON.split())
