/// Which of two statements of one thing stands: what people or other tools state, or what rules read.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "ingest/load/claims.h"

namespace jitu::ingest {

/// `reports`: all of one unit. Of statements about the same thing (same kind, year and key, as one item's outturn) the
/// more confident stands, at equal confidence the curated one, among curated ones the first by source. A curated
/// statement with confidence 0 denies: whatever else is stated of that thing goes. Gives the reports without what gives
/// way; nothing where none is curated. A function of the set, whatever its order.
std::optional<std::map<std::string, StoredReport>> Settled(const std::map<std::string, StoredReport>& reports);

}  // namespace jitu::ingest
