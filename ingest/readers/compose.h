/// From a reader's Layout to the Document: one way for all formats.
#pragma once

#include "ingest/readers/document.h"
#include "ingest/readers/layout.h"
#include "ingest/readers/reader.h"
#include "schema/base/result.h"

namespace jitu::ingest {

/// Text in reading form, conversion noise out, broken lines joined, blocks and tables with the way back to the source.
/// Where the format says nothing, tables are found by what they look like. kUnreadableInput if no text is left.
Result<Document> Compose(Layout layout, const ReadLimits& limits);

}  // namespace jitu::ingest
