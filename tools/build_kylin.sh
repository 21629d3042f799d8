#!/bin/sh
# 在银河麒麟 Kylin（x86-64 或 arm64）上生成程序文件夹：dist/dare-to-act-版本-NAME-机型。
# Builds the one-folder program on Kylin (x86-64 or arm64); the result runs there and on newer systems.
NAME=kylin
cd "$(dirname "$0")/.." || exit 1
exec make bundle ARGS="--name $NAME-$(uname -m)"
