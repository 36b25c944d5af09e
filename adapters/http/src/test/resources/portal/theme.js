window.theme = 1;
