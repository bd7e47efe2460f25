/// Reads a web page whose bytes came by another carrier.
#pragma once

#include <string_view>

#include "ingest/readers/layout.h"
#include "ingest/readers/reader.h"
#include "schema/base/result.h"

namespace jitu::ingest {

/// `declared` is the charset that the carrier tells; empty: the page's own.
Result<Layout> ReadHtml(std::string_view bytes, std::string_view declared, const ReadLimits& limits);

}  // namespace jitu::ingest
