/// PDF files with text, by way of poppler's pdftotext and pdftocairo.
#include <algorithm>
#include <string>

#include "ingest/readers/converter.h"
#include "ingest/readers/format.h"
#include "ingest/readers/pdf_flow.h"
#include "ingest/readers/pdf_page.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostPages = 600;
constexpr std::string_view kPackage = "poppler-utils";

bool Matches(std::string_view bytes, std::string_view) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

std::size_t CharactersOf(const std::vector<PdfPage>& pages) {
  std::size_t characters = 0;
  for (const PdfPage& page : pages) {
    for (const PdfWord& word : page.words) characters += text::CountCodePoints(word.text);
  }
  return characters;
}

/// Lines are asked for only where words stand as in a table: drawing a page takes longer than reading it.
Result<void> AddRulesOfTables(const std::string& file, const TemporaryFolder& folder, std::vector<PdfPage>& pages) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (!MayHoldTable(pages[i])) continue;
    std::size_t end = i + 1;
    while (end < pages.size() && end - i < 20 && MayHoldTable(pages[end])) ++end;
    const auto svg = Run({"pdftocairo",
                          std::string(kPackage),
                          {"-svg", "-q", "-f", std::to_string(i + 1), "-l", std::to_string(end), file, "-"}},
                         folder);
    if (!svg && svg.error().code == ErrorCode::kUnsupported) return svg.error();
    // A page that cannot be drawn is read without its lines.
    if (svg) (void)AddRules(*svg, i, pages).has_value();
    i = end - 1;
  }
  return {};
}

Result<Layout> Read(std::string_view bytes, const ReadLimits&) {
  JITU_TRY(const TemporaryFolder folder, TemporaryFolder::Make());
  JITU_TRY(const std::string file, folder.Write("report.pdf", bytes));
  JITU_TRY(
      const std::string words,
      Run({"pdftotext", std::string(kPackage), {"-bbox-layout", "-q", "-l", std::to_string(kMostPages), file, "-"}},
          folder));
  JITU_TRY(std::vector<PdfPage> pages, PagesOf(words));
  if (CharactersOf(pages) < 4 * std::max<std::size_t>(pages.size(), 1)) {
    return Fail(ErrorCode::kUnreadableInput,
                Say("这是扫描件，没有文字（{} 页）。加 --ocr 可识别图像中的文字（需要 tesseract-ocr-chi-sim）。",
                    "this is a scan without text ({} pages); --ocr reads the pictures (it takes tesseract-ocr-chi-sim)",
                    pages.size()));
  }
  JITU_CHECK_OK(AddRulesOfTables(file, folder, pages));
  return LayOutPages(pages);
}

}  // namespace

const Format kPdf{"pdf", ".pdf ", Matches, Read};

}  // namespace jitu::ingest
