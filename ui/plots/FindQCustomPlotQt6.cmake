# QCustomPlot where it brings no CMake files: vcpkg, or built by hand on macOS.
find_package(QCustomPlotQt6 QUIET CONFIG)
if(NOT TARGET QCustomPlotQt6::QCustomPlotQt6)
    find_path(QCUSTOMPLOT_INCLUDE_DIR qcustomplot.h)
    find_library(QCUSTOMPLOT_LIBRARY NAMES QCustomPlotQt6 qcustomplot qcustomplot2)
    include(FindPackageHandleStandardArgs)
    find_package_handle_standard_args(QCustomPlotQt6
        REQUIRED_VARS QCUSTOMPLOT_LIBRARY QCUSTOMPLOT_INCLUDE_DIR)
    if(QCustomPlotQt6_FOUND)
        add_library(QCustomPlotQt6::QCustomPlotQt6 UNKNOWN IMPORTED)
        set_target_properties(QCustomPlotQt6::QCustomPlotQt6 PROPERTIES
            IMPORTED_LOCATION "${QCUSTOMPLOT_LIBRARY}"
            INTERFACE_INCLUDE_DIRECTORIES "${QCUSTOMPLOT_INCLUDE_DIR}"
            INTERFACE_LINK_LIBRARIES "Qt6::Widgets;Qt6::PrintSupport")
    endif()
endif()
