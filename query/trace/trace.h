/// Which money stands behind this result, who says so, and in which sentence; and the other way round.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/store.h"
#include "query/reading/evidence.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"
#include "schema/model/catalog.h"

namespace jitu::query {

struct TraceOptions {
  std::size_t outcome_limit = 50;  ///< best matches that are followed
  int same_as_hops = 2;            ///< how far other claims of the same outcome are followed
  double least_confidence = 0;     ///< rows and SAME_AS below that are left out
  StopSignal stop;
};

/// An outcome that was asked for, or that is the same as one.
struct TracedOutcome {
  NodeId id;
  std::string text;
  std::optional<std::int64_t> fiscal_year;
  std::string unit;  ///< who claims it; several joined by 、
  std::vector<std::string> units;
  std::string report;          ///< title
  double score = 0;            ///< how well its text answers the question, 0..1
  bool matched = false;        ///< the text itself answers; else it is only the same as one that does
  double same_confidence = 1;  ///< product of the SAME_AS on the best way here; 1 for what was found by its text
  std::vector<Evidence> evidence;
};

struct FundRow {
  NodeId spending_id;
  std::string unit;
  std::string spending;
  std::string fund;  ///< budget book; empty if not said
  std::optional<std::int64_t> fiscal_year;
  std::int64_t amount_fen = 0;
  std::string mode;  ///< "stated", "joined" or "inferred"
  double confidence = 0;
  std::size_t outcome = 0;  ///< index into TraceAnswer::outcomes
  std::vector<Evidence> evidence;
};

struct TraceAnswer {
  std::string query;
  std::vector<TracedOutcome> outcomes;  ///< best first; what is only the same as another comes last
  std::vector<FundRow> funds;           ///< by mode (stated, joined, inferred), unit, spending, outcome
  std::int64_t stated_fen = 0;          ///< each spending item of a stated row once
  std::vector<std::string> claimed_by;  ///< every unit that claims one of `outcomes`, sorted
  /// Those of `claimed_by` without a stated row of their own.
  std::vector<std::string> OtherClaimants() const;
};

/// Finds the outcomes that speak of `outcome` (README.md says how), closes over SAME_AS, and lists the spending behind
/// them. A row is `stated` where a report puts the spending behind an outcome that itself answers the question; what
/// only comes by way of another claim is `joined`. A row for an item is left out where a part of that item is tied to
/// the same outcome: the part says it more exactly. kInvalidArgument for a question without a single letter, digit or
/// character.
Result<TraceAnswer> TraceFunds(const graph::Store& store, const model::Catalog& catalog, std::string_view outcome,
                               const TraceOptions& options = {});

/// Only the first step: outcomes whose text answers, with their scores, best first. For TRACE in the query language.
Result<std::vector<std::pair<NodeId, double>>> MatchOutcomes(const graph::Store& store, const model::Catalog& catalog,
                                                             std::string_view outcome,
                                                             const TraceOptions& options = {});

struct TracedSpending {
  NodeId id;
  std::string unit;
  std::string name;
  std::string fund;
  std::optional<std::int64_t> fiscal_year;
  std::int64_t amount_fen = 0;
  double score = 0;
};

struct OutcomeRow {
  NodeId outcome_id;
  std::string text;
  std::size_t spending = 0;  ///< index into OutcomesAnswer::spendings
  std::string mode;
  double confidence = 0;
  std::vector<std::string> claimed_by;  ///< every unit that claims it or one that is the same, sorted
  std::vector<Evidence> evidence;
};

struct OutcomesAnswer {
  std::string query;
  std::vector<TracedSpending> spendings;  ///< best first
  std::vector<OutcomeRow> outcomes;       ///< by spending, then by text
};

/// What a spending item is said to have brought about. The item by name, whole or in part.
Result<OutcomesAnswer> TraceOutcomes(const graph::Store& store, const model::Catalog& catalog,
                                     std::string_view spending, const TraceOptions& options = {});

/// Contract, section 4.
std::string ToJson(const TraceAnswer& answer);
std::string ToJson(const OutcomesAnswer& answer);

}  // namespace jitu::query
