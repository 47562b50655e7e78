-- en: How many Members did each region have on a given day?
-- fr: Combien de Membres chaque région comptait-elle un jour donné ?
-- param on_date: day, such as 2022-07-01; leave out for all Members there are | jour, par exemple 2022-07-01 ; laisser vide pour tous les Membres existants
-- param region_id: region: AMS, AP, ESA, EUR, MENA or WCA; leave out for all | région : AMS, AP, ESA, EUR, MENA ou WCA ; laisser vide pour toutes
select
    dim_regions.region_id,
    dim_regions.name_en as region_name_en,
    dim_regions.name_fr as region_name_fr,
    count(dim_members.member_id) as member_count,
    max(dim_members.accession_date) as last_accession_date

from marts.dim_regions

-- The European Union is in no total of Members.
left join marts.dim_members
    on
        dim_regions.region_id = dim_members.region_id
        and dim_members.is_counted_member
        and (
            $on_date is null
            or dim_members.accession_date <= cast($on_date as date)
        )

where $region_id is null or dim_regions.region_id = $region_id

group by
    dim_regions.region_id,
    dim_regions.name_en,
    dim_regions.name_fr,
    dim_regions.sort_en

order by dim_regions.sort_en
