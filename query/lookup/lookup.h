/// One thing looked up across units: under which names it goes, who speaks of it, and why we think it is meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "query/reading/evidence.h"
#include "schema/base/message.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"
#include "schema/model/catalog.h"
#include "schema/text/display.h"

namespace jitu::query {

struct LookupOptions {
  std::size_t limit = 10;              ///< matches in the answer
  std::uint64_t scan_limit = 300'000;  ///< names of each label looked at when the indexes give nothing good
  std::size_t evidence_limit = 3;      ///< sentences shown of each match
  StopSignal stop;
};

struct LookupMatch {
  NodeId id;
  std::string label;
  std::string name;
  std::vector<std::string> aliases;
  double score = 0;
  Message why;                       ///< in words: how the name answers, and why the alias is one
  std::vector<std::string> units;    ///< that speak of it, sorted
  std::vector<std::string> reports;  ///< titles, sorted
  std::int64_t mentions = 0;         ///< passages
  std::vector<Evidence> evidence;
};

struct LookupAnswer {
  std::string query;
  std::vector<LookupMatch> matches;  ///< best first; then most mentioned, name, id
};

/// Any form of a name: short or code name, homophone, pinyin with or without blanks, initials, traditional characters,
/// a part, an abbreviation, a slip, a document number however it is punctuated. kInvalidArgument for an empty name.
Result<LookupAnswer> Lookup(const graph::Store& store, const model::Catalog& catalog, std::string_view name,
                            const LookupOptions& options = {});

/// Contract, section 4; `why` in that language.
std::string ToJson(const LookupAnswer& answer, text::Language language);

}  // namespace jitu::query
