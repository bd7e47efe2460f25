/// What one report says: facts, each with its evidence, its rule and a confidence. Never repaired, never merged.
///
/// The fields are those of `jitu extract` (contract, section 3); ToJsonLines and FromJsonLines are inverse, so facts
/// are kept in the graph in the same form in which they are printed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/base/result.h"
#include "schema/base/span.h"

namespace jitu::ingest {

struct Evidence {
  Span span;            ///< code points of the report's text
  std::string quote;    ///< the sentence, as written
  std::string section;  ///< Outline::PathOf
  std::string rule;     ///< which rule read it
  double confidence = 1;
  // Where a reader of the file finds it, as far as the format says; 0 and empty where it does not.
  std::uint32_t page = 0;
  std::uint32_t paragraph = 0;
  std::string cell;  ///< 表1!B7: the sheet's name or the table's number, column and row
};

struct TotalFact {
  std::string what;   ///< 预算资金, 收入, 支出, 基本支出, 项目支出, 人员经费, 公用经费, ...
  std::string fund;   ///< a budget book; empty if not said
  std::string basis;  ///< "budget" or "actual"
  std::int64_t amount_fen = 0;
  std::string raw;          ///< the amount as written
  std::string part_of;      ///< the total it is part of; empty if none
  bool part_exact = false;  ///< the parts are all there (基本支出 + 项目支出 = 支出)
  Evidence evidence;
};

struct SpendingFact {
  std::string name;  ///< without the trailing 支出
  std::int64_t amount_fen = 0;
  std::string basis;  ///< "budget", "final_budget", "arrived", "actual"
  std::string fund;
  std::optional<int> fiscal_year;
  std::string part_of;  ///< name of the spending it is part of; empty if none
  bool part_exact = false;
  std::string raw;
  Evidence evidence;
};

struct ObservationFact {
  std::string indicator;
  std::string value;  ///< exact decimal text; empty where only a growth is given
  std::string unit;
  std::string role;                      ///< "target", "actual", "baseline"
  std::string bound;                     ///< "exact", "at_least", "at_most", "about"
  std::string lower, upper;              ///< of a range; empty if none
  std::optional<double> growth_percent;  ///< signed
  std::string subject;
  std::optional<std::int64_t> amount_fen;  ///< of money
  std::optional<int> fiscal_year;
  std::string raw;
  int outcome = -1;  ///< index into ReportFacts::outcomes of the outcome it measures; -1 if none
  Evidence evidence;
};

struct OutcomeFact {
  std::string text;
  std::optional<int> period_year;  ///< a year the outcome itself speaks of, where it is not the report's
  Evidence evidence;
};

struct SupportFact {
  std::string spending;
  std::int64_t amount_fen = 0;
  int outcome = -1;   ///< index into ReportFacts::outcomes
  std::string mode;   ///< "stated" or "inferred"
  Evidence evidence;  ///< the sentence that says so; confidence of the link
};

struct MentionFact {
  std::string kind;  ///< node label
  std::string name;  ///< preferred within the report (the full name where the report gives one)
  std::string text;  ///< as written here
  Evidence evidence;
};

/// Between names of this report: SUPERVISED_BY (unit, unit), ALIAS_OF (name, name), INVOLVES is derived from spans.
struct RelationFact {
  std::string type;
  std::string from, to;
  Evidence evidence;
};

/// A calculation that the report itself shows: what it says comes out, and the figures it says it of. Never repaired:
/// whether it is right is for findings to ask.
struct ReckoningFact {
  struct Term {
    std::string name;   ///< the row, the item
    std::string role;   ///< of a rate "actual" or "budget", of a score "weight"; empty for what is added up
    std::string value;  ///< exact decimal text, in the unit of the whole
    std::optional<std::int64_t> amount_fen;  ///< of money
    Evidence evidence;
  };
  /// "sum"; "rate": an outturn by each of the budgets it may be measured by, in percent; "weights": points that should
  /// come to 100; "score": points above their weight; "score_without_result": points for a result that is not told.
  std::string kind;
  std::string what;                        ///< what is reckoned: 合计, 执行率, an indicator
  std::string column;                      ///< of a table: the name of the column
  std::string unit;                        ///< as of an observation; empty if none is written
  std::string value;                       ///< what the report gives, exact decimal text
  std::optional<std::int64_t> amount_fen;  ///< likewise, of money
  std::string rounding;                    ///< differences up to this are rounding: decimal text in the same unit
  bool exact = true;                       ///< the terms are all there; else they only cannot be more than the whole
  std::vector<Term> terms;                 ///< in text order
  Evidence evidence;
};

struct ReportFacts {
  std::string path;
  std::string source;  ///< who states them, where people or other tools do; empty: read by rules
  std::string sha256;
  std::string title;
  std::string unit;
  std::vector<std::string> unit_aliases;
  std::optional<int> fiscal_year;
  Evidence evidence;  ///< of unit and title
  std::vector<TotalFact> totals;
  std::vector<SpendingFact> spending;
  std::vector<ObservationFact> observations;
  std::vector<OutcomeFact> outcomes;
  std::vector<SupportFact> supports;
  std::vector<MentionFact> mentions;
  std::vector<RelationFact> relations;
  std::vector<ReckoningFact> reckonings;
};

/// One JSON object a line, in the order: report, totals, spending, observations, outcomes, supports, mentions,
/// relations, reckonings.
std::string ToJsonLines(const ReportFacts& facts);
Result<ReportFacts> FromJsonLines(std::string_view lines);

}  // namespace jitu::ingest
