/// The words of pages put together to lines, cells and paragraphs in reading order.
#pragma once

#include <vector>

#include "ingest/readers/layout.h"
#include "ingest/readers/page.h"

namespace jitu::ingest {

/// Lines from top to bottom, with what tells whether a paragraph goes on; tables by their rules, those that go on over
/// the page joined. Lines of three and more pieces that stand far apart are parted by tabs. A page ends with a form
/// feed.
Layout LayOutPages(const std::vector<Page>& pages);

/// Whether words stand side by side as in a table, so that it is worth to look for its lines.
bool MayHoldTable(const Page& page);

/// Whether upright lines reach the foot of the page, so that a table may go on behind it.
bool EndsInTable(const Page& page);

}  // namespace jitu::ingest
