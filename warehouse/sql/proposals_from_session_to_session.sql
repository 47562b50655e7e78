-- en: How many items were open, received and decided at each session?
-- fr: Combien d'éléments étaient ouverts, reçus et décidés à chaque session ?
-- param session_id: session, such as PTC-249 or LATEST; leave out for all | session, par exemple PTC-249 ou LATEST ; laisser vide pour toutes
-- param origin: origin: input_2024 (proposals and comment), china_2024, deferred_2023 or theme; leave out for all, the unknown included | provenance : input_2024 (propositions et commentaire), china_2024, deferred_2023 ou theme ; laisser vide pour toutes, inconnue comprise
select
    as_of_session_id,
    previous_session_id,
    cast(sum(opening_count) as bigint) as opening_count,
    cast(sum(received_count) as bigint) as received_count,
    cast(sum(decided_count) as bigint) as decided_count,
    cast(sum(closing_count) as bigint) as closing_count

from marts.rpt_proposals_by_session

where
    ($session_id is null or as_of_session_id = $session_id)
    and ($origin is null or origin = $origin)

group by as_of_session_id, previous_session_id, session_sort

order by session_sort
