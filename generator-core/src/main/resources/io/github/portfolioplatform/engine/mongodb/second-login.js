  if (require('fs').existsSync('@credentials@/@second-file@')) {
    user('@second@', '@second-file@', [@second-roles@], {secondLoginOf: '@application@'});
  } else if (admin.getUser('@second@') === null) {
    print('The Secret @second-secret@ has no password: until it is provided, there is no login @second@');
  }
