"""What a deck, a scenario or any strict input was expected to hold, in French."""

from collections.abc import Mapping

_PLAIN = {
    # pydantic
    "missing": "cette clé est obligatoire, elle manque",
    "extra_forbidden": "clé inconnue, à retirer ou à corriger",
    "string_pattern_mismatch": "un texte d’une autre forme est attendu",
    "string_type": "un texte entre guillemets est attendu",
    "int_type": "un nombre entier est attendu, sans guillemets ni virgule",
    "int_from_float": "un nombre entier est attendu, sans virgule",
    "int_parsing": "un nombre entier est attendu",
    "int_parsing_size": "un nombre entier plus petit est attendu",
    "bool_type": "true ou false est attendu",
    "list_type": "une liste entre crochets est attendue",
    "tuple_type": "une liste entre crochets est attendue",
    "dict_type": "un groupe de clés est attendu",
    "mapping_type": "un groupe de clés est attendu",
    "model_type": "un groupe de clés est attendu",
    "model_attributes_type": "un groupe de clés est attendu",
    "dataclass_type": "un groupe de clés est attendu",
    "none_required": "une valeur vide est attendue",
    "json_invalid": "un contenu JSON valide est attendu",
    # texts
    "blank_text": "un texte est attendu, il est vide",
    "control_character": "un texte d’une seule ligne est attendu, sans caractère invisible",
    "code_form": "un code est attendu\u00a0: 24 lettres sans accent, chiffres ou tirets au plus",
    "clock_form": "une heure de la forme 02:10 est attendue",
    # files
    "not_found": "fichier ou dossier introuvable",
    "not_a_directory": "un dossier est attendu",
    "not_a_file": "un fichier ordinaire est attendu",
    "symlink": "lien symbolique refusé, mettez le fichier lui-même à cette place",
    "too_nested": "listes ou groupes imbriqués trop profondément",
    "not_canonical": "le contenu figé a été modifié, ou vient d’une autre version du programme",
    # cross-references
    "unit_not_listed": "unité absente de la liste «\u00a0unites\u00a0» de deck.toml",
    "base_without_services": "un contexte sans base donne le niveau de tous les services",
    "variant_with_services": "une variante n’a pas «\u00a0services\u00a0», elle a «\u00a0changements\u00a0»",
    "base_with_changes": "«\u00a0changements\u00a0» n’est permis que dans une variante, qui nomme sa base",
    "dangerous_before_serious": "une durée au moins égale à «\u00a0grave_min\u00a0» est attendue",
    "no_duration": "une durée en minutes, ou une note qui dit pourquoi elle manque, est attendue",
    "phase_ends_before_start": "une durée plus grande que «\u00a0debut_min\u00a0» est attendue",
    "outside_phase": "un moment entre le début et la fin de la phase est attendu",
    "offsets_unordered": "un moment au moins égal à celui de l’événement d’avant est attendu",
    "no_context": "un contexte est attendu, sa phase n’en donne pas",
    "no_context_at_all": "un contexte est attendu dans une phase au moins, aucune n’en donne",
    "phase_without_context": "un contexte est attendu, seule la dernière phase peut n’en avoir aucun",
    "own_deputy": "un suppléant autre que la fonction elle-même est attendu",
}

_WITH_CONTEXT = {
    # pydantic
    "string_too_long": "un texte de {max_length} caractères au plus est attendu",
    "string_too_short": "un texte d’au moins {min_length} caractère(s) est attendu",
    "too_long": "une liste de {max_length} éléments au plus est attendue",
    "too_short": "une liste d’au moins {min_length} élément(s) est attendue",
    "greater_than_equal": "un nombre d’au moins {ge} est attendu",
    "less_than_equal": "un nombre d’au plus {le} est attendu",
    "literal_error": "une de ces valeurs est attendue\u00a0: {expected}",
    "enum": "une de ces valeurs est attendue\u00a0: {expected}",
    # files
    "unreadable": "fichier illisible ({reason})",
    "too_big": "fichier trop gros, {limit}\u00a0Mo au plus",
    "bad_encoding": "un texte en UTF-8 est attendu, la ligne {line} n’en est pas",
    "bad_toml_at": "ligne {line}, colonne {column}\u00a0: écriture TOML incorrecte",
    "bad_toml_end": "fin du fichier\u00a0: écriture TOML incomplète (guillemet ou crochet ouvert)",
    "bad_toml": "écriture TOML incorrecte",
    # cross-references
    "duplicate": "«\u00a0{value}\u00a0» est déjà pris ({first})",
    "repeated": "«\u00a0{value}\u00a0» est écrit deux fois",
    "unknown_service": "le code d’un service de services.toml est attendu, «\u00a0{value}\u00a0» n’y est pas",
    "unknown_objective": "un objectif d’objectifs.toml est attendu, «\u00a0{value}\u00a0» n’y est pas",
    "unknown_function": "une fonction de fonctions.toml est attendue, «\u00a0{value}\u00a0» n’y est pas",
    "unknown_unit": "le code d’une unité ou «\u00a0toutes\u00a0» est attendu, «\u00a0{value}\u00a0» n’existe pas",
    "unknown_context": "un contexte de contextes.toml est attendu, «\u00a0{value}\u00a0» n’y est pas",
    "unknown_base": "un contexte sans base est attendu, «\u00a0{value}\u00a0» n’en est pas un",
    "missing_levels": "le niveau de chaque service est attendu, il manque\u00a0: {value}",
    "missing_contexts": "une lettre pour chaque contexte est attendue, il manque\u00a0: {value}",
    "unknown_topic": "un objectif, ou un sujet parmi {topics}, est attendu au lieu de «\u00a0{value}\u00a0»",
    "file_name": "le code du fichier est attendu («\u00a0{stem}\u00a0»), «\u00a0{value}\u00a0» est écrit",
    "phase_gap": "la fin de la phase d’avant ({value}) est attendue",
    "unknown_event": "un événement de cette phase est attendu, «\u00a0{value}\u00a0» n’y est pas",
    "unknown_opening": "un événement de ce scénario est attendu, «\u00a0{value}\u00a0» n’y est pas",
    "opening_too_late": "un événement de la première phase est attendu, «\u00a0{value}\u00a0» vient plus tard",
    "unknown_deck": "le nom d’un jeu de cartes est attendu, «\u00a0{value}\u00a0» n’en est pas un",
    "other_deck": "ce scénario est écrit pour le jeu «\u00a0{value}\u00a0», pas pour «\u00a0{deck}\u00a0»",
}

_OTHERWISE = "une valeur permise est attendue"


def expected(error_type: str, context: Mapping[str, object]) -> str:
    """Say in French what was expected where a value failed.

    Takes the error type (a pydantic one, or one of this program's) and its context. Gives half
    a sentence without a full stop; a type never seen before gets a general wording.
    """
    plain = _PLAIN.get(error_type)
    if plain is not None:
        return plain
    template = _WITH_CONTEXT.get(error_type)
    if template is None:
        return _OTHERWISE
    values = {name: str(value) for name, value in context.items()}
    if "expected" in values:
        values["expected"] = values["expected"].replace(" or ", " ou ")
    try:
        return template.format_map(values)
    except KeyError:
        return _OTHERWISE


def located(file: str, key: str, problem: str) -> str:
    """Give « file : key : problem », without the key when the whole file is meant."""
    return "\u00a0: ".join(part for part in (file, key, problem) if part)


def unknown_name(kind: str, value: str, known: str) -> str:
    """Give the sentence for a deck or a scenario that is not delivered; `kind` with article."""
    return f"{kind} «\u00a0{value}\u00a0» n’existe pas\u00a0: choisissez parmi {known}."


def refusal(first: str, more: int) -> str:
    """Give the one sentence of a refused deck or scenario, next step included."""
    others = "" if not more else f" (et {more} autre{'s' if more > 1 else ''})"
    return (
        f"{first}{others}\u202f; corrigez, puis vérifiez avec «\u00a0pcra-game deck check\u00a0»."
    )
