SELECT
    parties.party_id,
    parties.name AS pledgor,
    instrument,
    count(*) AS n_pledges,
    count(value_usd) FILTER (WHERE recommended_for_aggregates) AS n_in_sum,
    sum(value_usd ORDER BY pledge_id) FILTER (WHERE recommended_for_aggregates) AS usd
FROM pledges
JOIN pledge_parties USING (pledge_id)
JOIN parties USING (party_id)
WHERE role = 'pledgor'
GROUP BY parties.party_id, parties.name, instrument
ORDER BY pledgor, instrument
