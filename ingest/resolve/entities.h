/// Which names mean one thing, and why.
///
/// Two names are joined when something says so (a judgement, a report, a known alias) or a feature weighs enough, and
/// nothing keeps them apart. What is joined is closed over, strongest reason first; a join that would bring together
/// what is kept apart is not made. The outcome does not depend on the order of names, reports or judgements.
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

/// Two names that one sentence gives side by side, without a word that they are one thing's: there are two things.
struct BesideClaim {
  std::string label;
  std::string one, other;
  friend auto operator<=>(const BesideClaim&, const BesideClaim&) = default;
};

/// What somebody judged of two names, of any label that both have. `different` always keeps apart, `same` always joins
/// unless that would bring together what is judged different, `unsure` is only not asked again.
struct Judgement {
  enum class Verdict { kSame, kDifferent, kUnsure };
  Verdict verdict = Verdict::kUnsure;
  std::string one, other;
};

struct Entity {
  std::string label;
  std::string name;                  ///< preferred: a known name, else the most mentioned of the fullest
  std::vector<std::string> names;    ///< all claimed names in it, sorted, `name` among them
  std::vector<std::string> aliases;  ///< all other names, also known ones and those only an alias claim gives
  /// One line per join, "启成华路 = 启承华路: 同音 homophone 0.88"; then one per name that is alike and kept apart,
  /// with ≠.
  std::vector<std::string> why;
  std::string key;  ///< the smallest name key: what its id is made of
};

/// Two names about which somebody's word would help, with what speaks for their being one.
struct Doubt {
  std::string label;
  std::string one, other;
  double weight = 0;  ///< Likeness
  std::string why;
  bool joined = false;         ///< taken for one as it stands
  std::uint64_t mentions = 0;  ///< of the one that is mentioned less: what an answer moves
};

struct Names {
  std::vector<ClaimedName> claimed;
  std::vector<AliasClaim> aliases;
  std::vector<Judgement> judgements;
  std::vector<BesideClaim> beside = {};
};

/// Entities sorted by (label, key). Every claimed name is in exactly one.
std::vector<Entity> ResolveEntities(const Names& names, const model::Catalog& catalog);

/// Pairs of claimed names that likeness alone joins with little weight or nearly joins, and nobody has judged. Most
/// useful first: how uncertain, times how often the rarer one is mentioned; then by names.
std::vector<Doubt> FindDoubts(const Names& names, const model::Catalog& catalog);

}  // namespace jitu::ingest
