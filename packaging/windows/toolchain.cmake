# Builds for Windows (x86-64) by Debian's MinGW-w64; what is built runs by Wine.
# packaging/windows/build-dependencies fills MTP_WINDOWS_PREFIX with the libraries.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-posix)
set(CMAKE_CXX_COMPILER x86_64-w64-mingw32-g++-posix)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_CROSSCOMPILING_EMULATOR "${CMAKE_CURRENT_LIST_DIR}/run-by-wine")

set(MTP_WINDOWS_PREFIX "${CMAKE_CURRENT_LIST_DIR}/../../build/windows/prefix" CACHE PATH
    "Folder with the libraries for Windows")
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES MTP_WINDOWS_PREFIX)
set(CMAKE_FIND_ROOT_PATH "${MTP_WINDOWS_PREFIX}" /usr/x86_64-w64-mingw32)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# GCC takes the stack to be aligned for AVX, which Windows does not promise: the assembler writes
# moves that do not need it (GCC's bug 54412).
# What Windows offers is that of Windows 10. liblzma is linked as it is built here: statically.
set(CMAKE_C_FLAGS_INIT
    "-Wa,-muse-unaligned-vector-move -D_WIN32_WINNT=0x0A00 -DLZMA_API_STATIC")
# Sections of Highway's and Eigen's templates are more than the plain object format holds.
set(CMAKE_CXX_FLAGS_INIT "${CMAKE_C_FLAGS_INIT} -Wa,-mbig-obj")
# One file that runs anywhere, without DLLs of the compiler or of zlib, which Debian has both ways.
set(ZLIB_USE_STATIC_LIBS ON)
# A constant of a template that GCC keeps in .data of one unit and in .rdata of another is defined twice
# for the linker, though both are the same.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -Wl,--allow-multiple-definition")
