"""What an analyst query may be: one SELECT, over the marts, with known functions.

Allow-lists rather than deny-lists: what is not named here is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import duckdb

QUERY_NODES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
TABLE_FUNCTIONS = {"range", "generate_series", "unnest"}
SCALAR_FUNCTIONS = set(
    """
    + - * / // % ^ || ~~ !~~ ~~* !~~* ~ !~ & | << >> ! @ && -> ->> @> <@ ^@ ** <->
    ~~~ abs ceil ceiling floor round round_even trunc sqrt cbrt exp ln log log2 log10
    pow power sign mod greatest least random setseed pi degrees radians sin cos tan
    isnan isinf isfinite even factorial gcd lcm fmod divide multiply add subtract
    coalesce ifnull nullif if error try_cast concat concat_ws lower upper lcase ucase
    trim ltrim rtrim length len strlen left right substring substr substring_grapheme
    replace reverse repeat lpad rpad split string_split str_split split_part
    string_split_regex str_split_regex regexp_split_to_array position strpos instr
    starts_with prefix ends_with suffix contains like_escape not_like_escape
    ilike_escape not_ilike_escape regexp_matches regexp_full_match regexp_replace
    regexp_extract regexp_extract_all regexp_escape strip_accents translate ascii chr
    unicode ord format printf format_bytes bar md5 sha256 hash to_base64 from_base64
    levenshtein damerau_levenshtein jaccard jaro_similarity jaro_winkler_similarity
    icu_sort_key overlay bin hex unhex to_hex from_hex to_binary from_binary to_base
    char_length character_length octet_length bit_length bit_count array_to_json
    string_to_array left_grapheme right_grapheme length_grapheme nfc_normalize hamming
    mismatches url_encode url_decode sha1 uuid gen_random_uuid xor
    acos asin atan atan2 sinh cosh tanh cot signbit gamma lgamma fdiv roundbankers
    least_common_multiple greatest_common_divisor
    date_part datepart date_trunc datetrunc date_diff datediff date_sub datesub
    date_add year month day quarter week dayofweek weekday dayofmonth dayofyear
    isodow isoyear weekofyear yearweek hour minute second epoch epoch_ms last_day
    make_date make_time make_timestamp strftime strptime try_strptime to_days
    to_months to_years to_weeks to_hours to_minutes to_seconds age dayname monthname
    current_date today now current_timestamp get_current_timestamp era decade century
    list_value list_extract list_element list_contains list_has array_contains
    list_position list_sort list_reverse_sort list_distinct list_unique list_aggregate
    list_aggr list_sum list_avg list_min list_max list_count list_concat list_append
    list_prepend list_slice array_slice list_filter list_transform list_apply
    list_reduce list_zip list_has_any list_has_all list_intersect list_any_value
    array_length array_to_string array_extract array_agg struct_pack struct_extract
    struct_insert row map map_keys map_values map_extract map_entries element_at
    map_from_entries cardinality flatten map_contains map_contains_value map_concat
    struct_concat struct_update struct_keys struct_values struct_contains
    struct_position array_append array_prepend array_cat array_concat
    array_distinct array_unique
    array_filter array_transform array_apply array_reduce array_sort
    array_reverse_sort array_reverse array_position array_indexof array_has
    array_has_all array_has_any array_intersect array_value array_zip array_resize
    array_aggregate array_aggr list_cat list_indexof list_reverse list_first list_last
    list_median list_mode list_product list_stddev_samp list_stddev_pop list_var_samp
    list_var_pop list_string_agg list_bool_and list_bool_or list_histogram list_resize
    list_select list_where list_pack list_grade_up filter apply reduce range
    generate_series unnest json_extract
    json_extract_string json_extract_path json_extract_path_text json_array_length
    json_keys json_type json_valid json_object json_array to_json row_to_json
    json_group_array json_group_object json_structure json_contains json_exists
    json_value json_pretty json_quote
    typeof alias timezone time_bucket
    current_localtime current_localtimestamp get_current_time days_in_month julian
    epoch_us epoch_ns millisecond microsecond to_milliseconds to_quarters to_decades
    to_timestamp make_timestamptz pg_typeof
    sum count count_star avg mean min max median mode quantile quantile_cont
    quantile_disc percentile_cont percentile_disc stddev stddev_pop stddev_samp
    variance var_pop var_samp corr covar_pop covar_samp regr_slope regr_intercept
    regr_r2 regr_count string_agg group_concat listagg list first last any_value
    arg_min arg_max argmin argmax min_by max_by bool_and bool_or bit_and bit_or bit_xor
    count_if countif product fsum kahan_sum favg skewness kurtosis entropy histogram
    approx_count_distinct approx_quantile mad sumkahan grouping grouping_id
    geomean geometric_mean kurtosis_pop sem wavg weighted_avg arbitrary approx_top_k
    regr_avgx regr_avgy regr_sxx regr_sxy regr_syy bitstring_agg reservoir_quantile
    arg_min_null arg_max_null histogram_exact equi_width_bins
    row_number rank dense_rank percent_rank cume_dist ntile lag lead first_value
    last_value nth_value
    """.split()  # noqa: SIM905
)


class Refusal(Exception):  # noqa: N818
    """A query is not one that the SQL room answers."""


def check_query(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Refuse everything but one SELECT over the marts with known functions.

    Raises:
        Refusal: with the reason, in one line.
    """
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise Refusal(f"give one SELECT statement, not {len(statements)}")
    if statements[0].type == duckdb.StatementType.MULTI:
        raise Refusal("name the values of PIVOT: pivot … on column in ('a', 'b')")
    row = connection.execute("select json_serialize_sql($1)", [sql]).fetchone()
    tree = json.loads(row[0]) if row else {}
    if tree.get("error", True):
        raise Refusal("only SELECT is allowed here")
    nodes = list(_walk(tree))
    named = _named_in_query(nodes)
    # DuckDB looks for a name beyond the query where its CTE is out of scope.
    if hidden := named & _system_views(connection):
        raise Refusal(f"give the CTE {min(hidden)!r} another name")
    known = _known_tables(connection) | named
    for node in nodes:
        _check_node(node, known)


def _walk(tree: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if isinstance(tree, dict):
        yield tree
        for child in tree.values():
            yield from _walk(child)
    elif isinstance(tree, list):
        for child in tree:
            yield from _walk(child)


def _known_tables(connection: duckdb.DuckDBPyConnection) -> set[str]:
    return {
        row[0]
        for row in connection.execute(
            "select table_name from duckdb_tables() where schema_name = 'marts'"
        ).fetchall()
    }


def _system_views(connection: duckdb.DuckDBPyConnection) -> set[str]:
    rows = connection.execute("select lower(view_name) from duckdb_views()").fetchall()
    return {row[0] for row in rows}


def _named_in_query(nodes: list[dict[str, Any]]) -> set[str]:
    names: set[str] = set()
    for node in nodes:
        for entry in (node.get("cte_map") or {}).get("map", []):
            names.add(str(entry["key"]).lower())
        if "cte_name" in node:
            names.add(str(node["cte_name"]).lower())
    return names


def _check_node(node: dict[str, Any], known: set[str]) -> None:
    kind = str(node.get("type"))
    if kind.endswith("_NODE") and kind not in QUERY_NODES:
        raise Refusal("only SELECT is allowed here")
    if kind == "BASE_TABLE":
        _check_table(node, known)
    elif kind == "TABLE_FUNCTION":
        name = node["function"]["function_name"].lower()
        if name not in TABLE_FUNCTIONS:
            raise Refusal(f"the table function {name}() is not allowed here")
    elif "function_name" in node:
        name = node["function_name"].lower()
        if name not in SCALAR_FUNCTIONS:
            raise Refusal(f"the function {name}() is not allowed here")


def _check_table(node: dict[str, Any], known: set[str]) -> None:
    catalog = node.get("catalog_name") or ""
    schema = (node.get("schema_name") or "").lower()
    table = node["table_name"].lower()
    if catalog:
        raise Refusal(f"leave out the database name {catalog!r}: write marts.{table}")
    if schema == "information_schema" or (table in known and schema in {"", "marts"}):
        return
    raise Refusal(f"there is no mart {table!r}: see information_schema.tables")
