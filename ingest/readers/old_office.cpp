/// Files of old Word, Excel and WPS, rich text and OpenDocument, by way of other programs.
///
/// antiword is quick and reads paragraphs, but loses cells of tables and numbers of lists; what has either goes through
/// LibreOffice, which makes a newer format of it that our own readers take.
#include <algorithm>
#include <array>
#include <string>

#include "ingest/readers/converter.h"
#include "ingest/readers/format.h"
#include "ingest/readers/markup.h"

namespace jitu::ingest {
namespace {

bool IsCompound(std::string_view bytes) { return bytes.starts_with("\xD0\xCF\x11\xE0"); }

/// The name of a stream in a compound file, which stands there in UTF-16.
bool HasStream(std::string_view bytes, std::string_view name) {
  std::string wide;
  for (const char c : name) wide += {c, '\0'};
  return bytes.find(wide) != std::string_view::npos;
}

bool IsOpenDocument(std::string_view bytes, std::string_view kind) {
  const std::string_view head = bytes.substr(0, 200);
  return head.find("mimetypeapplication/vnd.oasis.opendocument." + std::string(kind)) != std::string_view::npos;
}

bool MatchesText(std::string_view bytes, std::string_view ending) {
  if (bytes.starts_with("{\\rtf") || IsOpenDocument(bytes, "text")) return true;
  const bool named = ending == ".doc" || ending == ".wps" || ending == ".dot";
  return IsCompound(bytes) && (named || HasStream(bytes, "WordDocument"));
}

bool MatchesSheets(std::string_view bytes, std::string_view ending) {
  if (IsOpenDocument(bytes, "spreadsheet")) return true;
  const bool named = ending == ".xls" || ending == ".et";
  return IsCompound(bytes) && (named || HasStream(bytes, "Workbook") || HasStream(bytes, "Book"));
}

/// What LibreOffice makes of it: `ending` is docx or xlsx.
Result<std::string> Converted(std::string_view bytes, std::string_view ending, std::string_view package,
                              const StopSignal& stop) {
  JITU_TRY(const TemporaryFolder folder, TemporaryFolder::Make());
  JITU_TRY(const std::string file, folder.Write("report", bytes));
  Converter office;
  office.program = "soffice";
  office.package = package;
  office.arguments = {"-env:UserInstallation=file://" + folder.path() + "/profile",
                      "--headless",
                      "--norestore",
                      "--convert-to",
                      std::string(ending),
                      "--outdir",
                      folder.path(),
                      file};
  office.seconds = 120;
  office.memory_bytes = std::size_t{8} << 30;  // of addresses; it uses a tenth of them
  JITU_TRY([[maybe_unused]] const std::string output, Run(office, folder, stop));
  std::string converted = folder.Read("report." + std::string(ending));
  if (converted.empty()) {
    return Fail(ErrorCode::kUnreadableInput,
                Say("无法转换这个文件，它可能已损坏。", "the file cannot be converted; it may be damaged"));
  }
  return converted;
}

void WriteParagraphs(MarkupNode node, LayoutWriter& writer) {
  for (MarkupNode child = node.First(); child; child = child.Next()) {
    if (child.Is("para") || child.Is("title")) {
      writer.Paragraph(child.AllText());
    } else if (!child.Is("bookinfo")) {
      WriteParagraphs(child, writer);
    }
  }
}

/// The paragraphs of a document without tables and lists; nothing where antiword does not do.
Result<Layout> Paragraphs(std::string_view bytes, const StopSignal& stop) {
  JITU_TRY(const TemporaryFolder folder, TemporaryFolder::Make());
  JITU_TRY(const std::string file, folder.Write("report.doc", bytes));
  Converter antiword{"antiword", "antiword", {"-x", "db", file}};
  JITU_TRY(const std::string book, Run(antiword, folder, stop));
  for (const std::string_view lost : {"<informaltable", "<table", "<orderedlist", "<itemizedlist", "<footnote"}) {
    if (book.find(lost) != std::string::npos) {
      return Fail(
          ErrorCode::kUnsupported,
          Say("文件里有表格或编号，读它需要 LibreOffice。请运行：apt-get install libreoffice-writer-nogui",
              "it holds tables or lists, which takes LibreOffice; run: apt-get install libreoffice-writer-nogui"));
    }
  }
  JITU_TRY(const Markup markup, Markup::Xml(book));
  LayoutWriter writer("Word");
  const MarkupNode root = markup.Root();
  for (MarkupNode chapter = root.First(); chapter; chapter = chapter.Next()) {
    if (chapter.Is("chapter")) WriteParagraphs(chapter, writer);
  }
  if (writer.IsEmpty())
    return Fail(ErrorCode::kUnreadableInput, Say("文件里没有文字。", "there is no text in the file"));
  return writer.Take();
}

Result<Layout> ReadText(std::string_view bytes, const ReadLimits& limits) {
  if (IsCompound(bytes)) {
    Result<Layout> paragraphs = Paragraphs(bytes, limits.stop);
    if (paragraphs) return paragraphs;
    if (!IsInstalled("soffice") && IsInstalled("antiword")) return paragraphs;
  }
  JITU_TRY(const std::string docx, Converted(bytes, "docx", "libreoffice-writer-nogui", limits.stop));
  return kDocx.read(docx, limits);
}

Result<Layout> ReadSheets(std::string_view bytes, const ReadLimits& limits) {
  JITU_TRY(const std::string xlsx, Converted(bytes, "xlsx", "libreoffice-calc-nogui", limits.stop));
  return kXlsx.read(xlsx, limits);
}

}  // namespace

const Format kOldText{"doc", ".doc .wps .rtf .odt ", MatchesText, ReadText};
const Format kOldSheets{"xls", ".xls .et .ods ", MatchesSheets, ReadSheets};

}  // namespace jitu::ingest
