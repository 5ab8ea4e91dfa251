-- Each country with what the dataset knows of it; a pledge or project of several counts with each of them.
-- country_id: the country
-- name: its name
-- n_documents: documents that mention it
-- n_mentions: mentions in all documents
-- n_projects: projects that stand there
-- n_trade_values: trade values of which it is one side
-- n_pledges_given: pledges that it makes
-- n_pledges_received: pledges made to it by name
-- pledged_usd: money that it pledges, in US dollars, as far as fit for a sum
-- received_usd: money pledged to it by name, in US dollars, as far as fit for a sum
-- first_published_on: earliest date of a document that mentions it
-- last_published_on: latest date of a document that mentions it
WITH pledged AS (
    SELECT
        party_id AS country_id,
        count(*) FILTER (WHERE role = 'pledgor') AS n_pledges_given,
        count(*) FILTER (WHERE role = 'recipient') AS n_pledges_received,
        sum(value_usd ORDER BY pledge_id) FILTER (WHERE role = 'pledgor' AND recommended_for_aggregates) AS pledged_usd,
        sum(value_usd ORDER BY pledge_id) FILTER (WHERE role = 'recipient' AND recommended_for_aggregates) AS received_usd
    FROM pledge_parties
    JOIN pledges USING (pledge_id)
    GROUP BY party_id
),
located AS (
    SELECT party_id AS country_id, count(*) AS n_projects
    FROM project_parties
    WHERE role = 'location'
    GROUP BY party_id
),
traded AS (
    SELECT country_id, count(*) AS n_trade_values
    FROM (
        SELECT ref_area AS country_id FROM trade_series
        UNION ALL
        SELECT counterpart_area FROM trade_series
    )
    GROUP BY country_id
)
SELECT
    country_id,
    countries.name,
    countries.n_documents,
    countries.n_mentions,
    coalesce(located.n_projects, 0) AS n_projects,
    coalesce(traded.n_trade_values, 0) AS n_trade_values,
    coalesce(pledged.n_pledges_given, 0) AS n_pledges_given,
    coalesce(pledged.n_pledges_received, 0) AS n_pledges_received,
    pledged.pledged_usd,
    pledged.received_usd,
    countries.first_published_on,
    countries.last_published_on
FROM countries
LEFT JOIN pledged USING (country_id)
LEFT JOIN located USING (country_id)
LEFT JOIN traded USING (country_id)
ORDER BY n_mentions DESC, country_id
