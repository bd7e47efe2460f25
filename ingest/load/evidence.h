/// A piece of evidence in its surroundings, from the graph.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/store/store.h"
#include "schema/base/result.h"
#include "schema/base/span.h"

namespace jitu::ingest {

struct ShownEvidence {
  std::string title, path;  ///< of the report
  std::string section;      ///< of the passage, as the next three; a range has those of a passage around its beginning
  Span span;
  std::int64_t page = 0, paragraph = 0;  ///< 0 where the format does not say
  std::string cell;
  std::string before, quote, after;  ///< before and after: up to five lines each
};

/// `name` is the id of a Passage, as `id(passage)` gives it, or REPORT:START-END, where REPORT is a report's title or
/// path (or the end of its path) and START-END are code points, as trace, check and extract print them.
/// kInvalidArgument says what to write where there is no such evidence, or several reports answer.
Result<ShownEvidence> FindEvidence(const graph::Store& store, std::string_view name);

}  // namespace jitu::ingest
