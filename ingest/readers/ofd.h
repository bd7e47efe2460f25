/// A page of an OFD file (GB/T 33190-2016): text and lines by their places.
#pragma once

#include <string_view>

#include "ingest/readers/page.h"
#include "schema/base/result.h"

namespace jitu::ingest {

/// Adds what a page's Content.xml holds, or that of its template.
Result<void> AddOfdContent(std::string_view xml, Page& page);

}  // namespace jitu::ingest
