/// Any bytes as the text of a Word document with lists. The archive around it is made here: a packed one would hide
/// from the fuzzer what it changes.
#include <cstdint>

#include "tests/fuzz/readers/sound.h"
#include "tests/ingest/readers/zip_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  static const std::string numbering =
      "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt "
      "w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"5\">"
      "<w:abstractNumId w:val=\"1\"/></w:num></w:numbering>";
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string docx =
      ingest::ZipFile().Add("word/document.xml", bytes).Add("word/numbering.xml", numbering).Bytes();
  fuzz::RequireSound(ingest::ReadBytes(docx, "a.docx", fuzz::Limits()));
  const std::string lists = ingest::ZipFile()
                                .Add("word/document.xml", "<d><body><p><r><t>a</t></r></p></body></d>")
                                .Add("word/numbering.xml", bytes)
                                .Add("word/styles.xml", bytes)
                                .Bytes();
  fuzz::RequireSound(ingest::ReadBytes(lists, "a.docx", fuzz::Limits()));
  return 0;
}
