# cmake -DFOLDER=query/export "-DFILES=formats/a.md;shapes/b.ttl" -DOUT=file.cpp -P embed.cmake: these texts as one source file.
set(source "#include \"query/export/embedded_text.h\"\n\nnamespace jitu::query::exporting {\n\nstd::string_view EmbeddedText(std::string_view file) {\n")
foreach(file ${FILES})
  file(READ ${FOLDER}/${file} content)
  string(APPEND source "  if (file == \"${file}\") return R\"__text__(${content})__text__\";\n")
endforeach()
file(WRITE ${OUT} "${source}  return {};\n}\n\n}  // namespace jitu::query::exporting\n")
