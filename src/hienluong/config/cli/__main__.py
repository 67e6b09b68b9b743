from hienluong.config.cli import main

main()
