# cmake -DFILE=jitu.shacl.ttl -DOUT=file.cpp -P embed.cmake: the shapes as a source file.
file(READ ${FILE} content)
file(WRITE ${OUT} "#include \"query/export/shapes.h\"\n\nnamespace jitu::query::exporting {\n\nconst std::string_view kShapes = R\"__ttl__(${content})__ttl__\";\n\n}  // namespace jitu::query::exporting\n")
