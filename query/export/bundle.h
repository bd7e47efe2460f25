/// A bundle: an answer together with the part of the graph that it follows from, so that another copy of jitu can prove
/// it again, offline and without the graph. JSON lines (README.md of this room says which).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "query/export/content.h"
#include "schema/base/message.h"

namespace jitu::query::exporting {

/// Hands out the lines, without line ends: a head, the nodes, the relationships, the rows, and last a digest over all.
using LineSink = std::function<Result<void>(std::string_view line)>;
Result<void> EachBundleLine(const Content& content, const LineSink& sink);

struct BundleProof {
  std::uint64_t nodes = 0, relationships = 0, rows = 0;
  bool same_rules = true;  ///< the bundle's digest of the rules is this program's
  std::uint64_t files = 0,
                quotes = 0;         ///< source files found with the right digest; quotes found in them word for word
  std::vector<std::string> absent;  ///< paths of source files that are not there
};

struct VerifyOptions {
  std::string files;  ///< folder in which source files are looked for, by name; empty: at the paths they were read from
  std::string schema_folder;
  StopSignal stop;
};

/// Reads the bundle, builds its graph in memory, asks the question anew and compares line by line. kUnreadableInput
/// with the line for anything that is not as it was written: a changed byte, an answer that does not follow, a source
/// file or a quote that differs.
Result<BundleProof> VerifyBundle(const std::string& path, const model::Catalog& catalog, const VerifyOptions& options);

}  // namespace jitu::query::exporting
