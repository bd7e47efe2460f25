/// A bundle: an answer together with the part of the graph that it follows from, so that another copy of jitu can prove
/// it again, offline and without the graph. JSON lines (README.md of this room says which).
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "query/export/content.h"
#include "query/export/source_reader.h"
#include "schema/base/message.h"

namespace jitu::query::exporting {

/// Hands out the lines, without line ends: a head, the nodes, the relationships, the rows, and last a digest over all.
using LineSink = std::function<Result<void>(std::string_view line)>;
Result<void> EachBundleLine(const Content& content, const LineSink& sink);

struct BundleProof {
  std::uint64_t nodes = 0, relationships = 0, rows = 0;
  bool same_rules = true;           ///< the bundle's digest of the rules is this program's
  std::uint64_t files = 0;          ///< source files found with the right digest
  std::uint64_t quotes = 0;         ///< sentences found in them word for word
  std::vector<std::string> absent;  ///< paths of source files that are not there
  std::vector<Error> unread;        ///< of source files that cannot be read here: a program is missing, or it is none
};

struct VerifyOptions {
  std::string files;  ///< folder in which source files are looked for, by name; empty: at the paths they were read from
  std::string schema_folder;
  SourceReader read;                      ///< without one, source files are not looked at
  std::uint64_t most_bytes = 2ULL << 30;  ///< of the bundle, which is held in memory: kLimit beyond
  std::chrono::seconds most_time{600};    ///< for the answer, which may ask anything: kLimit beyond
  StopSignal stop;
};

/// Reads the bundle, builds its graph in memory, asks the question anew and compares line by line. kUnreadableInput
/// with the line for anything that is not as it was written: a changed byte, an answer that does not follow, a source
/// file or a quote that differs. `name` is the bundle's, for messages; the stream is read twice.
Result<BundleProof> VerifyBundle(std::istream& bundle, const std::string& name, const model::Catalog& catalog,
                                 const VerifyOptions& options);
Result<BundleProof> VerifyBundle(const std::string& path, const model::Catalog& catalog, const VerifyOptions& options);

}  // namespace jitu::query::exporting
