/// Where an export comes from, as every format says it in its own way.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/export/content.h"

namespace jitu::query::exporting {

using OriginLines = std::vector<std::pair<std::string, std::string>>;

/// The lines of the provenance, then the files that the content was read from; where it has none (numbers that a
/// statement counted, say), those of the graph. `sources`: "2 files, sha256:..." Of one file that is its own digest, of
/// more each in the order of their ids: SHA-256 of the text so far with the next digest after it. `sourceFiles`: "a.txt
/// sha256:00ff; b.txt sha256:..." by path; left out for very many, which the table `reports` has.
Result<OriginLines> OriginOf(const Content& content);

/// A line each: "version: 0.1.0".
std::string ToText(const OriginLines& lines);
/// The same as one JSON object.
std::string AsJson(const OriginLines& lines);

}  // namespace jitu::query::exporting
