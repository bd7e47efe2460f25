/// The pages of a PDF file as poppler's programs tell them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/readers/page.h"
#include "schema/base/result.h"

namespace jitu::ingest {

/// From what `pdftotext -bbox-layout` writes.
Result<std::vector<Page>> PagesOf(std::string_view bbox_layout);

/// From what `pdftocairo -svg` writes of the pages from `first` on.
Result<void> AddRules(std::string_view svg, std::size_t first, std::vector<Page>& pages);

}  // namespace jitu::ingest
