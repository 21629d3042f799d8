"""YAML and words become a ruleset.

Read in this order: `text` (two-language words), `source` (YAML with places), `schema` (typed models),
`conditions` (the small language of `when:` and `weight:`), `check` (what shape cannot say), `compile`
(names become indices, words wait beside the numbers), `decisions` (decisions by name <-> orders).
"""
