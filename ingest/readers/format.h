/// What a document format gives to the table of reader.cpp.
#pragma once

#include <string>
#include <string_view>

#include "ingest/readers/layout.h"
#include "ingest/readers/reader.h"
#include "schema/base/result.h"

namespace jitu::ingest {

/// `matches` looks at the first bytes and at the path's ending (lower case, with its point); it never reads a file.
/// `read` lays the text out; everything after that is the same for all formats.
struct Format {
  std::string_view name;
  std::string_view endings;  ///< lower case, with their points and a blank after each; folders are searched for these
  bool (*matches)(std::string_view bytes, std::string_view ending);
  Result<Layout> (*read)(std::string_view bytes, const ReadLimits& limits);
};

/// The catalog of the limits, else the built-in one; nullptr only if that is damaged.
const model::Catalog* CatalogOf(const ReadLimits& limits);

/// Web pages: the article without what stands around it.
extern const Format kHtml;
/// Web pages saved as mail messages (RFC 2557).
extern const Format kMhtml;

/// Documents of Word and WPS, in Office Open XML.
extern const Format kDocx;

/// Workbooks in Office Open XML, and tables as text.
extern const Format kXlsx;
extern const Format kCsv;

/// PDF files with text; a scan is told as such.
extern const Format kPdf;

/// The national format for pages (GB/T 33190).
extern const Format kOfd;

/// Old Word and WPS documents, rich text; old workbooks; OpenDocument of both kinds.
extern const Format kOldText;
extern const Format kOldSheets;

/// Plain text in any encoding that text::Decode knows. Matches everything, so it stands last.
extern const Format kPlainText;

}  // namespace jitu::ingest
