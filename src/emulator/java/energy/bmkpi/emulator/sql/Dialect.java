package energy.bmkpi.emulator.sql;

import static com.google.zetasql.ZetaSQLOptions.LanguageFeature.*;

import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLOptions.ErrorMessageMode;
import com.google.zetasql.ZetaSQLOptions.LanguageFeature;
import com.google.zetasql.ZetaSQLOptions.NameResolutionMode;
import com.google.zetasql.ZetaSQLOptions.ProductMode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * GoogleSQL as BigQuery speaks it. The features are named one by one: the engine's maximum accepts
 * what BigQuery refuses, e.g. PERCENTILE_CONT as an aggregate or FILTER in one.
 */
final class Dialect {
  private static final Set<LanguageFeature> FEATURES =
      EnumSet.of(
          FEATURE_ADDITIONAL_STRING_FUNCTIONS,
          FEATURE_ALLOW_CONSECUTIVE_ON,
          FEATURE_ALLOW_DASHES_IN_TABLE_NAME,
          FEATURE_ALLOW_MISSING_PATH_EXPRESSION_IN_ALTER_DDL,
          FEATURE_ALLOW_REGEXP_EXTRACT_OPTIONALS,
          FEATURE_ALTER_TABLE_RENAME_COLUMN,
          FEATURE_ANALYTIC_FUNCTIONS,
          FEATURE_ARRAY_GREATEST_LEAST,
          FEATURE_BARE_ARRAY_ACCESS,
          FEATURE_BIGNUMERIC_TYPE,
          FEATURE_CAST_DIFFERENT_ARRAY_TYPES,
          FEATURE_CBRT_FUNCTIONS,
          FEATURE_CIVIL_TIME,
          FEATURE_COLUMN_DEFAULT_VALUE,
          FEATURE_CONCAT_MIXED_TYPES,
          FEATURE_CREATE_TABLE_AS_SELECT_COLUMN_LIST,
          FEATURE_CREATE_TABLE_CLUSTER_BY,
          FEATURE_CREATE_TABLE_FIELD_ANNOTATIONS,
          FEATURE_CREATE_TABLE_NOT_NULL,
          FEATURE_CREATE_TABLE_PARTITION_BY,
          FEATURE_DATE_ARITHMETICS,
          FEATURE_DATE_TIME_CONSTRUCTORS,
          FEATURE_DECIMAL_ALIAS,
          FEATURE_DISABLE_FLOAT32,
          FEATURE_DML_UPDATE_WITH_JOIN,
          FEATURE_EXTENDED_DATE_TIME_SIGNATURES,
          FEATURE_FORMAT_IN_CAST,
          FEATURE_FOR_SYSTEM_TIME_AS_OF,
          FEATURE_GROUPING_BUILTIN,
          FEATURE_GROUPING_SETS,
          FEATURE_GROUP_BY_ALL,
          FEATURE_GROUP_BY_ARRAY,
          FEATURE_GROUP_BY_ROLLUP,
          FEATURE_GROUP_BY_STRUCT,
          FEATURE_HAVING_IN_AGGREGATE,
          FEATURE_IMPLICIT_COERCION_STRING_LITERAL_TO_BYTES,
          FEATURE_INTERVAL_TYPE,
          FEATURE_IS_DISTINCT,
          FEATURE_JSON_ARRAY_FUNCTIONS,
          FEATURE_JSON_LAX_VALUE_EXTRACTION_FUNCTIONS,
          FEATURE_JSON_TYPE,
          FEATURE_JSON_VALUE_EXTRACTION_FUNCTIONS,
          FEATURE_LIKE_ANY_SOME_ALL,
          FEATURE_LIMIT_IN_AGGREGATE,
          FEATURE_NAMED_ARGUMENTS,
          FEATURE_NULLS_FIRST_LAST_IN_ORDER_BY,
          FEATURE_NULL_HANDLING_MODIFIER_IN_AGGREGATE,
          FEATURE_NULL_HANDLING_MODIFIER_IN_ANALYTIC,
          FEATURE_NUMERIC_TYPE,
          FEATURE_OMIT_INSERT_COLUMN_LIST,
          FEATURE_ORDER_BY_COLLATE,
          FEATURE_ORDER_BY_IN_AGGREGATE,
          FEATURE_PARAMETERIZED_TYPES,
          FEATURE_PIVOT,
          FEATURE_QUALIFY,
          FEATURE_REPEAT,
          FEATURE_ROUND_WITH_ROUNDING_MODE,
          FEATURE_SAFE_FUNCTION_CALL,
          FEATURE_SELECT_STAR_EXCEPT_REPLACE,
          FEATURE_TABLESAMPLE,
          FEATURE_TIME_BUCKET_FUNCTIONS,
          FEATURE_UNPIVOT,
          FEATURE_WEEK_WITH_WEEKDAY,
          FEATURE_WITH_EXPRESSION,
          FEATURE_WITH_ON_SUBQUERY,
          FEATURE_WITH_RECURSIVE);

  private Dialect() {}

  static LanguageOptions language() {
    LanguageOptions options = new LanguageOptions();
    options.setEnabledLanguageFeatures(FEATURES);
    options.setProductMode(ProductMode.PRODUCT_EXTERNAL);
    options.setNameResolutionMode(NameResolutionMode.NAME_RESOLUTION_DEFAULT);
    options.setSupportsAllStatementKinds();
    options.enableReservableKeyword("QUALIFY");
    return options;
  }

  static AnalyzerOptions analyzer(Map<String, Value> parameters) {
    AnalyzerOptions options = new AnalyzerOptions();
    options.setLanguageOptions(language());
    options.setDefaultTimezone("UTC");
    // Columns that nothing reads are neither billed nor sent to the engine.
    options.setPruneUnusedColumns(true);
    options.setErrorMessageMode(ErrorMessageMode.ERROR_MESSAGE_ONE_LINE);
    parameters.forEach((name, value) -> options.addQueryParameter(name, value.getType()));
    return options;
  }
}
