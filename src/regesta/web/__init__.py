"""The edition in the browser: pages that read without JavaScript, rulings made where one looks."""
