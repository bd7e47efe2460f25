/// Which names mean one thing, and why.
///
/// Two names are joined when a rule says so and nothing keeps them apart; what is joined is closed over (connected
/// components). A rule looks at its pair alone, so the outcome does not depend on the order of names or reports.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/resolve/name_form.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// A name as it stands in the graph's claims.
struct ClaimedName {
  std::string label;
  std::string name;
  std::uint64_t mentions = 0;  ///< in how many passages
};

/// A report's own word that `brief` stands for `full` (以下简称).
struct AliasClaim {
  std::string label;
  std::string full;
  std::string brief;
};

struct Entity {
  std::string label;
  std::string name;                  ///< preferred: a known name, else the most mentioned of the fullest
  std::vector<std::string> names;    ///< all claimed names in it, sorted, `name` among them
  std::vector<std::string> aliases;  ///< all other names, also known ones and those only an alias claim gives
  std::vector<std::string> why;      ///< one line per join: "启成华路 = 启承华路: 同音 homophone"
  std::string key;                   ///< the smallest name key: what its id is made of
};

/// Entities sorted by (label, key). Every claimed name is in exactly one.
std::vector<Entity> ResolveEntities(const std::vector<ClaimedName>& names, const std::vector<AliasClaim>& aliases,
                                    const model::Catalog& catalog);

/// The rule that joins the two names, or nothing. Both of one label. Exposed for tests.
const char* WhySame(const NameForm& a, const NameForm& b);

}  // namespace jitu::ingest
