/// Where an export comes from: every format writes these lines, in its own way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace jitu::query::exporting {

struct Provenance {
  std::string version;  ///< of the program, filled in by Content
  std::string schema;   ///< digest of the rules and words: Catalog::fingerprint(), filled in by Content
  std::string time;  ///< YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ; empty: not said. Never the clock: same graph, same bytes
  std::string question;            ///< the selection as it would be written on the command line, filled in by Content
  std::string licence;             ///< under which the caller hands it on; empty: not said
  std::string base = "urn:jitu:";  ///< before every id that is written as an IRI

  /// The lines as (key, text), what is empty left out: program, version, schema, time, question, licence, base.
  /// The source files with their digests are the table `reports`.
  std::vector<std::pair<std::string, std::string>> Lines() const;
  /// `time` as seconds since 1970, UTC, for files that state a moment in their own way; nothing if there is none.
  std::optional<std::int64_t> Seconds() const;
};

}  // namespace jitu::query::exporting
