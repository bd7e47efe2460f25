/// Any bytes as a sheet of a workbook, and as the format of its numbers.
#include <cstdint>

#include "ingest/readers/number_format.h"
#include "tests/fuzz/readers/sound.h"
#include "tests/ingest/readers/zip_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string xlsx =
      ingest::ZipFile()
          .Add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"甲\" r:id=\"a\"/></sheets></workbook>")
          .Add("xl/_rels/workbook.xml.rels", "<R><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></R>")
          .Add("xl/styles.xml",
               "<s><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"31\"/></cellXfs></s>")
          .Add("xl/sharedStrings.xml", "<sst><si><t>一</t></si><si><r><t>二</t></r></si></sst>")
          .Add("xl/worksheets/sheet1.xml", bytes)
          .Bytes();
  fuzz::RequireSound(ingest::ReadBytes(xlsx, "a.xlsx", fuzz::Limits()));
  const std::string code = bytes.substr(0, 200);
  for (const char* value : {"0", "-12.5", "44993", "1e300", "x"}) {
    fuzz::Require(ingest::ShownNumber(value, code).size() < 2000);
  }
  return 0;
}
