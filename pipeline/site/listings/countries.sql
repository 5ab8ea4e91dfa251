-- title: Countries
-- table: countries
-- key: country_id
-- lead: name
-- headline: n_mentions
-- filters: region, subregion, is_central_asia
-- hidden: iso2, m49, region, official_name, first_published_on, last_published_on, pledged_usd, received_usd, is_central_asia
SELECT
    country_id,
    countries.name,
    subregion,
    countries.n_documents,
    countries.n_mentions,
    n_projects,
    n_trade_values,
    n_pledges_given,
    n_pledges_received,
    pledged_usd,
    received_usd,
    is_central_asia,
    region,
    official_name,
    iso2,
    m49,
    countries.first_published_on,
    countries.last_published_on
FROM countries
JOIN country_overview USING (country_id)
ORDER BY countries.n_mentions DESC, countries.name, country_id
