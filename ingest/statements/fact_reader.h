/// From JSON objects, as ToJsonLines writes them, to the facts of one report.
#pragma once

#include <string>
#include <unordered_map>

#include "graph/model/value.h"
#include "ingest/statements/facts.h"

namespace jitu::ingest {

/// Takes one object after the other. What is missing or of another type reads as empty; unknown members are passed
/// over. A link names its outcome by text or by place; a text that no line has stated yet becomes an outcome.
class FactReader {
 public:
  /// kSyntax for a kind of fact that is not known.
  Result<void> Read(const graph::Map& members);
  const ReportFacts& facts() const { return facts_; }
  ReportFacts Take() { return std::move(facts_); }

 private:
  void IndexOutcomes(std::size_t from);
  int Outcome(const std::string& text, const SupportFact& support);

  ReportFacts facts_;
  std::unordered_map<std::string, int> outcome_of_text_;
};

}  // namespace jitu::ingest
