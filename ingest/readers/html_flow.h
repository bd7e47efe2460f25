/// The text of a web page's elements as a browser would set it.
#pragma once

#include "ingest/readers/layout.h"
#include "ingest/readers/markup.h"

namespace jitu::ingest {

/// Says of an element that nothing of it is part of the text.
using LeaveOut = bool (*)(const void* context, MarkupNode element);

/// Writes what stands in `node`: paragraphs, headings, numbered items, tables. A table that only places text on the
/// page (one column, or tables within it) is read as text.
void WriteHtml(MarkupNode node, LayoutWriter& writer, LeaveOut leave_out, const void* context);

/// The text inside as one line, blanks joined.
std::string HtmlLine(MarkupNode node);

}  // namespace jitu::ingest
